/** Milliseconds that this thread has worked: on a busy machine the clock on the wall says little. */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
