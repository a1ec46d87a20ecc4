package dev.tandem.web.files;

import com.example.file.v1.FileChunk;
import com.example.file.v1.FileService;
import com.example.file.v1.UploadResponse;
import com.google.protobuf.ByteString;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The last few files, in a folder. What they are called there has nothing to do with their names.
 */
public final class StoredFiles implements FileService, AutoCloseable {
  /** How large a file may be, in bytes. */
  public static final long LARGEST = 64L << 20;

  private static final int KEPT = 10;

  private final Path folder;
  private final Deque<Path> files = new ArrayDeque<>(); // guarded by itself

  /** Makes a new folder, where the system has those that are soon forgotten. */
  public StoredFiles() {
    try {
      this.folder = Files.createTempDirectory("uploads");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public UploadResponse uploadFile(Receiver<FileChunk> requests) {
    try {
      Path file = Files.createTempFile(folder, "file", "");
      boolean stored = false;
      try {
        UploadResponse response = write(requests, file);
        keep(file);
        stored = true;
        return response;
      } finally {
        if (!stored) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UploadResponse write(Receiver<FileChunk> requests, Path file) throws IOException {
    UploadResponse.Builder response = UploadResponse.newBuilder();
    MessageDigest digest = sha256();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      for (FileChunk chunk : requests) {
        ByteString content = chunk.getContent();
        response.setName(response.getName().isEmpty() ? chunk.getName() : response.getName());
        response.setSize(response.getSize() + content.size());
        if (response.getName().isEmpty()) {
          throw new RpcException.InvalidArgument("the first chunk must name the file");
        }
        if (response.getSize() > LARGEST) {
          throw new RpcException.ResourceExhausted("a file may have " + LARGEST + " bytes");
        }
        content.writeTo(out);
      }
    }
    if (response.getName().isEmpty()) {
      throw new RpcException.InvalidArgument("a file needs at least one chunk");
    }
    return response.setSha256(HexFormat.of().formatHex(digest.digest())).build();
  }

  private void keep(Path file) throws IOException {
    synchronized (files) {
      files.add(file);
      if (files.size() > KEPT) {
        Files.deleteIfExists(files.remove());
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  /** Deletes the files and their folder. Calls should have ended. */
  @Override
  public void close() {
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : left.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
