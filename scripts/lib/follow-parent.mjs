/*
 * Loaded into the server by the scripts that start it: when that script is killed, its end of the channel closes, and
 * the server stops as on SIGTERM instead of staying behind with the port.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
