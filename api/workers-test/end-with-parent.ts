/*
 * Loaded first into a program that leads a process group: once whoever started it is gone, however that came, the whole
 * group is. A parent that is killed cannot stop anybody, but its end of the pipe closes.
 */
process.stdin.on('end', () => process.kill(0, 'SIGKILL')).resume();
// On its own it keeps nothing running.
(process.stdin as { unref?(): void }).unref?.();
