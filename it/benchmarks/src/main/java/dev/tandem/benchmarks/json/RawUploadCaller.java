package dev.tandem.benchmarks.json;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;

/** A REST client that sends files as they are, as is usual: no JSON about them. */
final class RawUploadCaller extends RestCaller {
  RawUploadCaller(int port, HttpClient.Version version) {
    super(port, version);
  }

  @Override
  public void upload() throws IOException, InterruptedException {
    checkUpload(
        call(
            request("/v1/files/holiday.jpg")
                .header("content-type", "image/jpeg")
                .PUT(BodyPublishers.ofByteArray(FILE_BYTES))));
  }
}
