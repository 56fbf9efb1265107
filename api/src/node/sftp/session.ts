import { Buffer } from 'node:buffer';
import { posix } from 'node:path';
import ssh2, { type SFTPWrapper } from 'ssh2';
import type { Services } from '../../context.ts';
import { loggableError } from '../../db/loggable-error.ts';
import {
  type DropSource,
  isLoginOpen,
  type ReadingFiles,
  readDrop,
  readDrops,
  refuseDrop,
  takeDrop,
} from '../../exchange/index.ts';
import { atMost } from '../../http/at-most.ts';
import type { SharedBudget } from '../../http/memory-budget.ts';
import {
  attributesOfDrop,
  attributesOfResult,
  directory,
  type Entry,
  entriesOf,
  entry,
  resultText,
} from './entries.ts';
import { isProvisional, placeOf } from './jail.ts';
import { createUpload, type Upload } from './upload.ts';

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;

/** What one connection may have open at a time. */
const HANDLES_MAX = 16;
/** Requests that wait for the database at a time, and that may wait for them; clients send up to 64 ahead. */
const WORKING_MAX = 4;
const WAITING_MAX = 128;
/** Requests of a client that reads no answers; the library keeps those it cannot send. */
const UNREAD_MAX = 256;
/** Files that are shown, newest first, each with its verdict. */
const LISTED_MAX = 1_000;
/** Entries of one answer: clients read no more than 256 KiB at a time, and a name may take two of them. */
const ENTRIES_AN_ANSWER = 50;
const READ_MAX = 32 * 1024;

type Handle =
  | { readonly kind: 'upload'; readonly upload: Upload }
  | { readonly kind: 'text'; readonly text: Buffer; readonly at: Date }
  | { readonly kind: 'folder'; rest: Promise<Entry[]> | null };

export interface SessionOptions {
  readonly services: Services;
  readonly source: DropSource;
  readonly files: ReadingFiles;
  readonly budget: SharedBudget;
  readonly fileBytesMax: number;
  /** Called with every request, so that an idle connection can be told. */
  readonly alive: () => void;
  /** Ends the connection. */
  readonly leave: () => void;
  /** Work that must be over before the server is. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
}

/**
 * One session of a login. A file that was written is taken in when it is closed, and the answer to that leaves after the
 * commit: whoever was told OK has delivered, whoever was not has to come again, and coming again does no harm.
 */
export function serveSession(sftp: SFTPWrapper, options: SessionOptions): { end(): void } {
  const { services, source, files, budget, fileBytesMax, leave, track } = options;
  const share = budget.of(source.id, source.accountId);
  const handles = new Map<number, Handle>();
  /** Written under a name that is no file's yet. */
  const provisional = new Map<string, Upload>();
  const work = atMost(WORKING_MAX);
  let waiting = 0;
  let next = 0;

  let unread = 0;
  const alive = () => {
    options.alive();
    unread = takesNothing(sftp) ? unread + 1 : 0;
    if (unread === UNREAD_MAX) leave();
  };
  const say = (id: number, code: number, words = '') => sftp.status(id, code, words);
  const open = (id: number, handle: Handle) => {
    if (handles.size + provisional.size >= HANDLES_MAX) {
      if (handle.kind === 'upload') handle.upload.drop();
      return say(id, STATUS_CODE.FAILURE, 'too many open files');
    }
    next += 1;
    handles.set(next, handle);
    const name = Buffer.alloc(4);
    name.writeUInt32BE(next);
    sftp.handle(id, name);
  };
  const handleOf = (name: Buffer) => (name.length === 4 ? handles.get(name.readUInt32BE()) : undefined);
  /** One answer to every request, whatever goes wrong. */
  const answer = (id: number, wanted: () => Promise<unknown>) => {
    alive();
    if (waiting >= WAITING_MAX) return say(id, STATUS_CODE.FAILURE, 'too many requests at a time');
    waiting += 1;
    void track(
      work(wanted)
        .catch((error: unknown) => {
          services.log({ level: 'error', ...loggableError(error), where: 'sftp' });
          say(id, STATUS_CODE.FAILURE, 'not taken in; send it again later');
        })
        .finally(() => {
          waiting -= 1;
        }),
    );
  };

  const deliver = async (id: number, name: string, upload: Upload) => {
    if (!(await isLoginOpen(services, source))) return say(id, STATUS_CODE.PERMISSION_DENIED, 'this login was ended');
    if (upload.tooLarge) {
      await refuseDrop(services, source, { name, bytes: new Uint8Array() }, 'too_large');
      return say(id, STATUS_CODE.FAILURE, 'larger than a file may be');
    }
    const bytes = upload.whole();
    if (bytes === null) return say(id, STATUS_CODE.FAILURE, 'a part of the file is missing');
    if (bytes.length === 0) {
      await refuseDrop(services, source, { name, bytes }, 'empty');
      return say(id, STATUS_CODE.OK);
    }
    const drop = await takeDrop(services, source, { name, bytes }, files.receive);
    return drop.verdict === 'taken'
      ? say(id, STATUS_CODE.OK)
      : say(id, STATUS_CODE.FAILURE, drop.detail ?? drop.reason ?? 'not accepted');
  };

  const textOfResult = async (name: string): Promise<{ text: Buffer; at: Date } | null> => {
    const drop = await readDrop(services, source, name);
    if (drop === undefined) return null;
    const file = drop.reading_file_id === null ? null : await files.describe(services, source, drop.reading_file_id);
    return { text: resultText(drop, file), at: new Date(drop.received_at) };
  };

  sftp.on('OPEN', (id, path, flags) =>
    answer(id, async () => {
      const place = placeOf(path);
      if ((flags & OPEN_MODE.WRITE) === 0) {
        if (place.kind === 'file') return say(id, STATUS_CODE.PERMISSION_DENIED, 'files are not given back');
        const found = place.kind === 'result' ? await textOfResult(place.name) : null;
        return found === null ? say(id, STATUS_CODE.NO_SUCH_FILE) : open(id, { kind: 'text', ...found });
      }
      if (place.kind !== 'file') return say(id, STATUS_CODE.PERMISSION_DENIED, 'no name for a file');
      if ((flags & OPEN_MODE.APPEND) !== 0) return say(id, STATUS_CODE.OP_UNSUPPORTED, 'files are sent whole');
      return open(id, { kind: 'upload', upload: createUpload(place.name, share, fileBytesMax) });
    }),
  );
  sftp.on('WRITE', (id, name, offset, data) => {
    alive();
    const handle = handleOf(name);
    if (handle?.kind !== 'upload') return say(id, STATUS_CODE.FAILURE);
    const outcome = handle.upload.write(offset, data);
    if (outcome === 'written') return say(id, STATUS_CODE.OK);
    handle.upload.drop();
    const words = outcome === 'too_large' ? 'larger than a file may be' : 'too much at a time; send it again later';
    say(id, STATUS_CODE.FAILURE, words);
  });
  sftp.on('READ', (id, name, offset, length) => {
    alive();
    const handle = handleOf(name);
    if (handle?.kind !== 'text') return say(id, STATUS_CODE.FAILURE);
    if (offset >= handle.text.length) return say(id, STATUS_CODE.EOF);
    sftp.data(id, handle.text.subarray(offset, offset + Math.min(length, READ_MAX)));
  });
  sftp.on('CLOSE', (id, name) =>
    answer(id, async () => {
      const handle = handleOf(name);
      if (handle === undefined) return say(id, STATUS_CODE.FAILURE);
      handles.delete(name.readUInt32BE());
      if (handle.kind !== 'upload') return say(id, STATUS_CODE.OK);
      const { upload } = handle;
      if (isProvisional(upload.name) && !upload.tooLarge) {
        provisional.get(upload.name)?.drop();
        provisional.set(upload.name, upload);
        return say(id, STATUS_CODE.OK);
      }
      await deliver(id, upload.name, upload).finally(() => upload.drop());
    }),
  );
  sftp.on('RENAME', (id, from, to) =>
    answer(id, async () => {
      const [old, wanted] = [placeOf(from), placeOf(to)];
      const upload = old.kind === 'file' ? provisional.get(old.name) : undefined;
      if (upload === undefined || wanted.kind !== 'file') return say(id, STATUS_CODE.PERMISSION_DENIED);
      // At once: what is written under the old name while this one is taken in is another file.
      provisional.delete(upload.name);
      await deliver(id, wanted.name, upload).finally(() => upload.drop());
    }),
  );

  const entries = async (): Promise<Entry[]> => {
    const self = ['.', '..'].map((each) => entry(each, directory(services.clock())));
    return [...self, ...(await readDrops(services, source, LISTED_MAX)).flatMap(entriesOf)];
  };
  const stat = (id: number, path: string) =>
    answer(id, async () => {
      const place = placeOf(path);
      if (place.kind === 'folder') return sftp.attrs(id, directory(services.clock()));
      if (place.kind === 'file' && provisional.has(place.name)) {
        const size = provisional.get(place.name)?.size ?? 0;
        return sftp.attrs(id, { ...directory(services.clock()), mode: 0o100200, size });
      }
      if (place.kind === 'file') {
        const drop = await readDrop(services, source, place.name);
        return drop === undefined ? say(id, STATUS_CODE.NO_SUCH_FILE) : sftp.attrs(id, attributesOfDrop(drop));
      }
      const found = place.kind === 'result' ? await textOfResult(place.name) : null;
      return found === null ? say(id, STATUS_CODE.NO_SUCH_FILE) : sftp.attrs(id, attributesOfResult(found));
    });
  sftp.on('STAT', stat);
  sftp.on('LSTAT', stat);
  sftp.on('FSTAT', (id, name) => {
    alive();
    const handle = handleOf(name);
    if (handle === undefined) return say(id, STATUS_CODE.FAILURE);
    const size = handle.kind === 'text' ? handle.text.length : handle.kind === 'upload' ? handle.upload.size : 0;
    sftp.attrs(id, { ...directory(services.clock()), mode: handle.kind === 'folder' ? 0o040750 : 0o100600, size });
  });
  // Clients set the time of a file they have written; there is nothing to set.
  for (const set of ['SETSTAT', 'FSETSTAT'] as const) {
    (sftp as { on(event: string, listener: (id: number) => void): unknown }).on(set, (id) => {
      alive();
      say(id, STATUS_CODE.OK);
    });
  }

  sftp.on('OPENDIR', (id, path) => {
    alive();
    if (placeOf(path).kind === 'folder') open(id, { kind: 'folder', rest: null });
    else say(id, STATUS_CODE.NO_SUCH_FILE);
  });
  sftp.on('READDIR', (id, name) =>
    answer(id, async () => {
      const handle = handleOf(name);
      if (handle?.kind !== 'folder') return say(id, STATUS_CODE.FAILURE);
      handle.rest ??= entries();
      const shown = (await handle.rest).splice(0, ENTRIES_AN_ANSWER);
      if (shown.length === 0) return say(id, STATUS_CODE.EOF);
      sftp.name(id, shown);
    }),
  );
  sftp.on('REALPATH', (id, path) => {
    alive();
    const place = placeOf(path);
    const whole = place.kind === 'nowhere' || path.length > 500 ? '/' : posix.resolve('/', path);
    sftp.name(id, [{ filename: whole, longname: whole, attrs: directory(services.clock()) }]);
  });
  for (const refused of ['REMOVE', 'RMDIR', 'MKDIR', 'SYMLINK', 'READLINK', 'EXTENDED'] as const) {
    (sftp as { on(event: string, listener: (id: number) => void): unknown }).on(refused, (id) => {
      alive();
      say(id, refused === 'EXTENDED' ? STATUS_CODE.OP_UNSUPPORTED : STATUS_CODE.PERMISSION_DENIED);
    });
  }
  return {
    end() {
      for (const handle of handles.values()) if (handle.kind === 'upload') handle.upload.drop();
      for (const upload of provisional.values()) upload.drop();
      handles.clear();
      provisional.clear();
    },
  };
}

/** Whether the client has to say first that it has read. The types leave out how much it still takes. */
function takesNothing(channel: object): boolean {
  const outgoing: unknown = 'outgoing' in channel ? channel.outgoing : null;
  return typeof outgoing === 'object' && outgoing !== null && 'window' in outgoing && outgoing.window === 0;
}
