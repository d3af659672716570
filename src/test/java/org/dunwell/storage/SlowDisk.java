package org.dunwell.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.locks.LockSupport;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePathWrapper;

/** A disk on which every write takes its time: {@code jdbc:h2:slow:/path}. */
public class SlowDisk extends FilePathWrapper {

    private static final long NANOS = 20_000_000;

    @Override
    public String getScheme() {
        return "slow";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = super.open(mode);
        return new FileBaseDefault() {

            @Override
            public int write(ByteBuffer from, long position) throws IOException {
                LockSupport.parkNanos(NANOS);
                return file.write(from, position);
            }

            @Override
            public int read(ByteBuffer into, long position) throws IOException {
                return file.read(into, position);
            }

            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            protected void implTruncate(long size) throws IOException {
                file.truncate(size);
            }

            @Override
            public void force(boolean metaData) throws IOException {
                file.force(metaData);
            }

            @Override
            public FileLock tryLock(long position, long size, boolean shared) throws IOException {
                return file.tryLock(position, size, shared);
            }

            @Override
            protected void implCloseChannel() throws IOException {
                file.close();
            }
        };
    }
}
