package dev.tandem.demo.service;

import com.example.file.v1.FileChunk;
import com.example.file.v1.FileService;
import com.example.file.v1.UploadResponse;
import com.google.protobuf.ByteString;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files in memory. */
public final class Files implements FileService {
  private final Map<String, ByteString> files = new ConcurrentHashMap<>();

  @Override
  public UploadResponse uploadFile(Receiver<FileChunk> requests) {
    String name = "";
    ByteString content = ByteString.EMPTY;
    MessageDigest digest = sha256();
    for (FileChunk chunk : requests) {
      name = name.isEmpty() ? chunk.getName() : name;
      if (name.isEmpty()) {
        throw new RpcException.InvalidArgument("the first chunk must name the file");
      }
      content = content.concat(chunk.getContent());
      digest.update(chunk.getContent().asReadOnlyByteBuffer());
    }
    if (name.isEmpty()) {
      throw new RpcException.InvalidArgument("a file needs at least one chunk");
    }
    files.put(name, content);
    return UploadResponse.newBuilder()
        .setName(name)
        .setSize(content.size())
        .setSha256(HexFormat.of().formatHex(digest.digest()))
        .build();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
