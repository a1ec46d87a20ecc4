package dev.tandem.demo.tour;

import com.example.file.v1.FileChunk;
import com.example.file.v1.FileServiceClient;
import com.example.file.v1.FileServiceRpc;
import com.example.file.v1.UploadResponse;
import com.google.protobuf.ByteString;
import dev.tandem.demo.Transcript;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.RpcException;
import io.grpc.Channel;
import java.util.List;

/** An upload in chunks. */
public final class FilesTour {
  private static final int CHUNKS = 16;
  private static final int CHUNK_SIZE = 64 * 1024;
  private static final String SHA_256 =
      "1f7f644005ff30feb2fef3e4e98b8055291c4e9a44e07320cf466cfd9c0a439c";

  private FilesTour() {}

  /** Calls the rpc. */
  public static void run(Channel channel, Transcript transcript) {
    FileServiceClient client = new FileServiceClient(channel);
    transcript.section(
        FileServiceRpc.SERVICE_NAME, "An upload; send blocks while the peer is slow.");

    transcript.call(FileServiceRpc.UPLOAD_FILE, "(), then 16 chunks of 64 KiB");
    try (ClientStream<FileChunk, UploadResponse> upload = client.uploadFile()) {
      for (int number = 0; number < CHUNKS; number++) {
        upload.send(chunk(number == 0 ? "photo.raw" : "", number));
      }
      UploadResponse stored = upload.finish();
      transcript.answer(
          "photo.raw, 1048576 bytes", stored.getName() + ", " + stored.getSize() + " bytes");
      transcript.answer("sha256 " + SHA_256, "sha256 " + stored.getSha256());
    }

    transcript.call(FileServiceRpc.UPLOAD_FILE, "(a list of one chunk without a name)");
    transcript.failure(
        RpcException.InvalidArgument.class,
        "the first chunk must name the file",
        () -> client.uploadFile(List.of(chunk("", 0))));
  }

  private static FileChunk chunk(String name, int number) {
    byte[] content = new byte[CHUNK_SIZE];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 31 + number);
    }
    return FileChunk.newBuilder().setName(name).setContent(ByteString.copyFrom(content)).build();
  }
}
