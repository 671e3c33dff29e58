import { statfsSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';

/** Names and values of postgresql.conf, as PostgreSQL writes them. */
export type Settings = Readonly<Record<string, string | number | boolean>>;

const MEGABYTE = 1024 * 1024;

/** The database may run as another user than Segue. */
const WRITABLE_BY_ALL = 0o002;
/** Below this, parallel queries run out of /dev/shm. Docker gives a container 64 MB unless asked otherwise. */
const SHARED_MEMORY_MIN_BYTES = 256 * MEGABYTE;

/**
 * Gives the settings for a machine that PostgreSQL shares with Segue: an eighth of the memory for shared buffers
 * (1 GB of 8 GB), of which only what the data fills is ever used; sizes are in megabytes. A commit is always on disk
 * before it is acknowledged (synchronous_commit). Without lz4 the log is not compressed: pglz took 45 % of the
 * database's time at 2 000 events a second, to save half of what a slow disk writes with ease.
 */
export function settingsForMachine(walCompression: 'lz4' | 'off'): Settings {
  const memoryMb = Math.floor((process.constrainedMemory() || totalmem()) / MEGABYTE);
  const usableMb = Math.min(memoryMb, Math.floor(totalmem() / MEGABYTE));
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 60,
    timezone: 'UTC',
    log_timezone: 'UTC',

    shared_buffers: `${clamp(usableMb / 8, 64, 4_096)}MB`,
    effective_cache_size: `${clamp(usableMb / 2, 128, 16_384)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${clamp(usableMb / 64, 64, 256)}MB`,
    dynamic_shared_memory_type: sharedMemoryType(),

    synchronous_commit: 'on',
    wal_compression: walCompression,
    min_wal_size: '256MB',
    // The first change of a page after a checkpoint writes the whole page: the fewer checkpoints under load, the better.
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: 0.9,
    // After a crash, one call flushes the file system where the default would open every file of the cluster.
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),

    jit: false,
    random_page_cost: 1.1,
    max_parallel_workers_per_gather: 2,
    max_worker_processes: 8,
    io_workers: 2,

    // Big tables would wait for millions of dead rows under the default of a fifth of the table.
    autovacuum_max_workers: 2,
    autovacuum_naptime: '30s',
    autovacuum_vacuum_scale_factor: 0.05,
    autovacuum_vacuum_insert_scale_factor: 0.1,
    autovacuum_analyze_scale_factor: 0.02,

    logging_collector: true,
    log_directory: '../log',
    log_filename: 'postgres-%Y%m%d-%H%M%S.log',
    log_rotation_size: '10MB',
    log_rotation_age: '7d',
    log_line_prefix: '%m [%p] ',
    log_lock_waits: true,
    log_min_duration_statement: '2s',
    log_checkpoints: false,
  };
}

/** Prints the settings as a configuration file. */
export function renderSettings(settings: Settings): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${renderValue(value)}`);
  return ['# Written by Segue at every start; changes made here are lost.', ...lines, ''].join('\n');
}

function renderValue(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

function sharedMemoryType(): 'posix' | 'mmap' {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    const isForAll = (statSync('/dev/shm').mode & WRITABLE_BY_ALL) !== 0;
    return isForAll && blocks * bsize >= SHARED_MEMORY_MIN_BYTES ? 'posix' : 'mmap';
  } catch {
    return 'posix';
  }
}

function clamp(value: number, min: number, max: number): number {
  return Math.round(Math.min(max, Math.max(min, value)));
}
