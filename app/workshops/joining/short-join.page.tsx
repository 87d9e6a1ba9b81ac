// `/a/:code`, what the QR code holds: the join screen itself, without a redirection.
export { action, default, handle, loader, meta } from './join.page.tsx';
