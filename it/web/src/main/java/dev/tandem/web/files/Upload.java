package dev.tandem.web.files;

import com.example.file.v1.FileChunk;
import com.example.file.v1.UploadResponse;
import com.google.protobuf.ByteString;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.RpcException;
import java.util.concurrent.locks.ReentrantLock;

/** One file on its way: the parts that have come, as one stream. Thread-safe. */
final class Upload implements AutoCloseable {
  private final long size;
  private final ClientStream<FileChunk, UploadResponse> file;
  private final ReentrantLock turn = new ReentrantLock();
  private long received; // guarded by the turn
  private volatile long lastUsed = System.nanoTime();

  Upload(String name, long size, ClientStream<FileChunk, UploadResponse> file) {
    this.size = size;
    this.file = file;
    file.send(FileChunk.newBuilder().setName(name).build());
  }

  /** Takes the next part, as soon as the stream does, and says how many bytes there are now. */
  long add(long offset, ByteString content) throws InterruptedException, StreamFailed {
    turn.lockInterruptibly();
    try {
      if (offset != received) {
        throw new RpcException.OutOfRange(
            "the next part begins at " + received + ", not at " + offset);
      }
      if (content.size() > size - received) {
        throw new RpcException.OutOfRange("the file has " + size + " bytes, this is more");
      }
      try {
        file.send(FileChunk.newBuilder().setContent(content).build());
      } catch (RpcException e) {
        throw new StreamFailed(e);
      }
      received += content.size();
      return received;
    } finally {
      lastUsed = System.nanoTime();
      turn.unlock();
    }
  }

  /** Ends the stream, if all of the file has come. */
  UploadResponse finish() throws InterruptedException, StreamFailed {
    turn.lockInterruptibly();
    try {
      if (received != size) {
        throw new RpcException.FailedPrecondition(
            "of " + size + " bytes, only " + received + " have come");
      }
      try {
        return file.finish();
      } catch (RpcException e) {
        throw new StreamFailed(e);
      }
    } finally {
      turn.unlock();
    }
  }

  /** Says whether nothing has come for so long. */
  boolean isIdle(long nanos) {
    return !turn.isLocked() && System.nanoTime() - lastUsed > nanos;
  }

  /** Gives the file up, unless it is complete. Whoever is sending it a part fails. */
  @Override
  public void close() {
    file.close();
  }

  /** The file service takes no more of the file. */
  static final class StreamFailed extends Exception {
    private static final long serialVersionUID = 1;

    StreamFailed(RpcException cause) {
      super(cause);
    }
  }
}
