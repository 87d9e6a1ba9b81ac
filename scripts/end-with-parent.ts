/** Loaded before a supervised script: a supervisor killed with -9 takes it along instead of leaving it alone. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
