package dev.tandem.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.file.v1.UploadResponse;
import com.example.web.v1.CancelUploadRequest;
import com.example.web.v1.FinishUploadRequest;
import com.example.web.v1.StartUploadRequest;
import com.example.web.v1.StartUploadResponse;
import com.example.web.v1.UploadPartRequest;
import com.example.web.v1.UploadServiceClient;
import com.google.protobuf.ByteString;
import dev.tandem.runtime.RpcException;
import dev.tandem.web.files.StoredFiles;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files in parts, as a browser sends them. */
@Timeout(60)
class UploadsTest {
  private Site site = Site.start();
  private UploadServiceClient uploads = new UploadServiceClient(site.channel());

  @AfterEach
  void stop() {
    site.close();
  }

  private StartUploadResponse start(String name, long size) {
    return uploads.startUpload(StartUploadRequest.newBuilder().setName(name).setSize(size).build());
  }

  private long send(String id, long offset, ByteString content) {
    return uploads
        .uploadPart(
            UploadPartRequest.newBuilder()
                .setUploadId(id)
                .setOffset(offset)
                .setContent(content)
                .build())
        .getReceived();
  }

  private UploadResponse finish(String id) {
    return uploads.finishUpload(FinishUploadRequest.newBuilder().setUploadId(id).build());
  }

  @Test
  void partsBecomeOneFile() throws Exception {
    byte[] bytes = new byte[3_000_000];
    new Random(7).nextBytes(bytes);
    StartUploadResponse started = start("../../holiday ☀.jpg", bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int size = Math.min(started.getPartSize(), bytes.length - at);
      ByteString part = ByteString.copyFrom(bytes, at, size);
      assertEquals(at + size, send(started.getUploadId(), at, part));
      at += size;
    }
    UploadResponse stored = finish(started.getUploadId());
    assertEquals("../../holiday ☀.jpg", stored.getName());
    assertEquals(bytes.length, stored.getSize());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertEquals(HexFormat.of().formatHex(digest), stored.getSha256());
    assertThrows(RpcException.NotFound.class, () -> finish(started.getUploadId()));
  }

  @Test
  void anEmptyFile() {
    assertEquals(0, finish(start("empty", 0).getUploadId()).getSize());
  }

  @Test
  void partsMustFollowEachOther() {
    String id = start("file", 10).getUploadId();
    ByteString five = ByteString.copyFromUtf8("12345");
    assertEquals(5, send(id, 0, five));
    assertThrows(RpcException.OutOfRange.class, () -> send(id, 0, five));
    assertThrows(RpcException.OutOfRange.class, () -> send(id, 6, five));
    assertThrows(RpcException.OutOfRange.class, () -> send(id, 5, five.concat(five)));
    assertThrows(RpcException.FailedPrecondition.class, () -> finish(id));
    assertEquals(10, send(id, 5, five)); // The mistakes have harmed nothing.
    assertEquals(10, finish(id).getSize());
  }

  @Test
  void limits() {
    assertThrows(RpcException.InvalidArgument.class, () -> start("", 1));
    assertThrows(RpcException.InvalidArgument.class, () -> start("x", -1));
    assertThrows(RpcException.InvalidArgument.class, () -> start("x", StoredFiles.LARGEST + 1));
    StartUploadResponse started = start("x", StoredFiles.LARGEST);
    ByteString large = ByteString.copyFrom(new byte[started.getPartSize() + 1]);
    assertThrows(RpcException.InvalidArgument.class, () -> send(started.getUploadId(), 0, large));
    for (int i = 1; i < 100; i++) {
      start("x", 1);
    }
    assertThrows(RpcException.ResourceExhausted.class, () -> start("x", 1));
  }

  @Test
  void canBeGivenUp() {
    String id = start("file", 10).getUploadId();
    CancelUploadRequest cancel = CancelUploadRequest.newBuilder().setUploadId(id).build();
    uploads.cancelUpload(cancel);
    uploads.cancelUpload(cancel); // It is gone either way.
    assertThrows(RpcException.NotFound.class, () -> send(id, 0, ByteString.EMPTY));
  }

  @Test
  void idleOnesExpire() throws Exception {
    site.close();
    site = Site.start(Site.OPTIONS.withIdleUpload(Duration.ofMillis(100)));
    uploads = new UploadServiceClient(site.channel());
    String id = start("file", 10).getUploadId();
    RpcException.NotFound gone = null;
    while (gone == null) {
      Thread.sleep(300); // longer than a part may take to come
      try {
        send(id, 0, ByteString.EMPTY);
      } catch (RpcException.NotFound e) {
        gone = e;
      }
    }
  }
}
