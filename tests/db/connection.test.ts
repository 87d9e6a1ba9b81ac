import { expect, test } from 'vitest';
import { connectionOptions, connectionUrl } from '#db/connection.ts';

test('reads a network address with password, port and TLS', () => {
  expect(connectionOptions('postgres://app:p%40ss@db.example:6432/maillage?sslmode=require')).toEqual({
    host: 'db.example',
    port: 6432,
    database: 'maillage',
    username: 'app',
    password: 'p@ss',
    ssl: 'require',
  });
});

test('reads a socket folder from ?host=', () => {
  expect(connectionOptions('postgres://app@localhost/maillage?host=/var/lib/maillage/postgres')).toEqual({
    host: '/var/lib/maillage/postgres',
    port: 5432,
    database: 'maillage',
    username: 'app',
  });
});

test.each([
  { host: '/tmp/avec espace/é', port: 5432, database: 'maillage', username: 'migrator' },
  { host: '/tmp/autre', port: 5433, database: 'test_1', username: 'app' },
  { host: 'postgres', port: 5432, database: 'maillage', username: 'app', password: 'a:b/c@d', ssl: 'prefer' as const },
])('a URL written from $host reads back the same', (options) => {
  expect(connectionOptions(connectionUrl(options))).toEqual(options);
});

test('another kind of address is refused with the form expected', () => {
  expect(() => connectionOptions('mysql://localhost/x')).toThrow('postgres://');
  expect(() => connectionOptions('maillage')).toThrow('postgres://');
});
