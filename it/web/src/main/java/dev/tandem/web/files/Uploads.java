package dev.tandem.web.files;

import com.example.file.v1.FileServiceClient;
import com.example.file.v1.UploadResponse;
import com.example.web.v1.CancelUploadRequest;
import com.example.web.v1.CancelUploadResponse;
import com.example.web.v1.FinishUploadRequest;
import com.example.web.v1.StartUploadRequest;
import com.example.web.v1.StartUploadResponse;
import com.example.web.v1.UploadPartRequest;
import com.example.web.v1.UploadPartResponse;
import com.example.web.v1.UploadService;
import dev.tandem.runtime.RpcException;
import io.grpc.Context;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A bridge: the parts of a file, one call each, become one streaming call of the file service. When
 * that is slow, so are the calls: nothing piles up here.
 */
public final class Uploads implements UploadService, AutoCloseable {
  /** How large a part may be, in bytes. */
  public static final int PART = 256 << 10;

  private static final int MOST = 100;
  private static final int LONGEST_NAME = 255;

  private final FileServiceClient files;
  private final long idleNanos;
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "idle-uploads");
            thread.setDaemon(true);
            return thread;
          });

  /** Passes files on to this service; uploads of which nothing comes for so long are given up. */
  public Uploads(FileServiceClient files, Duration idle) {
    this.files = files;
    this.idleNanos = idle.toNanos();
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            this::giveUpIdle, idleNanos / 4, idleNanos / 4, TimeUnit.NANOSECONDS);
  }

  @Override
  public StartUploadResponse startUpload(StartUploadRequest request) {
    String name = request.getName();
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new RpcException.InvalidArgument("name must have 1 to " + LONGEST_NAME + " characters");
    }
    if (request.getSize() < 0 || request.getSize() > StoredFiles.LARGEST) {
      throw new RpcException.InvalidArgument(
          "size must be at most " + StoredFiles.LARGEST + " bytes, and not negative");
    }
    if (uploads.size() >= MOST) {
      throw new RpcException.ResourceExhausted("too many uploads at once: try again later");
    }
    String id = UUID.randomUUID().toString();
    // In a context of its own: the stream outlives this call, with which its context ends.
    Context.ROOT.run(
        () -> uploads.put(id, new Upload(name, request.getSize(), files.uploadFile())));
    return StartUploadResponse.newBuilder().setUploadId(id).setPartSize(PART).build();
  }

  @Override
  public UploadPartResponse uploadPart(UploadPartRequest request) {
    if (request.getContent().size() > PART) {
      throw new RpcException.InvalidArgument("a part may have " + PART + " bytes");
    }
    String id = request.getUploadId();
    long received = with(id, upload -> upload.add(request.getOffset(), request.getContent()));
    return UploadPartResponse.newBuilder().setReceived(received).build();
  }

  @Override
  public UploadResponse finishUpload(FinishUploadRequest request) {
    String id = request.getUploadId();
    UploadResponse stored = with(id, Upload::finish);
    uploads.remove(id);
    return stored;
  }

  @Override
  public CancelUploadResponse cancelUpload(CancelUploadRequest request) {
    giveUp(request.getUploadId());
    return CancelUploadResponse.getDefaultInstance();
  }

  /** What is done with an upload, if there is one. */
  @FunctionalInterface
  private interface Step<T> {
    T run(Upload upload) throws InterruptedException, Upload.StreamFailed;
  }

  private <T> T with(String id, Step<T> step) {
    Upload upload = uploads.get(id);
    if (upload == null) {
      throw new RpcException.NotFound("no such upload, or it was idle for too long");
    }
    try {
      return step.run(upload);
    } catch (InterruptedException callerHasLeft) {
      Thread.currentThread().interrupt();
      throw new RpcException.Cancelled("the caller has left").withCause(callerHasLeft);
    } catch (Upload.StreamFailed e) {
      giveUp(id);
      throw new RpcException.Aborted("the file was not stored: start again").withCause(e);
    }
  }

  private void giveUp(String id) {
    Upload upload = uploads.remove(id);
    if (upload != null) {
      upload.close();
    }
  }

  private void giveUpIdle() {
    uploads.forEach(
        (id, upload) -> {
          if (upload.isIdle(idleNanos)) {
            giveUp(id);
          }
        });
  }

  /** Gives all uploads up. */
  @Override
  public void close() {
    timer.shutdownNow();
    uploads.keySet().forEach(this::giveUp);
  }
}
