package dev.tandem.benchmarks.json;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;

/** A REST client of the gRPC handlers: Armeria turns JSON into messages and back. */
final class TranscodedCaller extends RestCaller {
  private static final String SERVICE = "/directory.Directory/";

  TranscodedCaller(int port, HttpClient.Version version) {
    super(port, version);
  }

  @Override
  public void getUser(int number) throws IOException, InterruptedException {
    byte[] request = ("{\"id\": \"" + number + "\"}").getBytes(StandardCharsets.UTF_8);
    checkUser(number, post(SERVICE + "GetUser", request));
  }

  @Override
  public void listUsers() throws IOException, InterruptedException {
    checkUsers(post(SERVICE + "ListUsers", "{}".getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void upload() throws IOException, InterruptedException {
    checkUpload(
        post(
            SERVICE + "Upload",
            Json.MAPPER.writeValueAsBytes(new Json.FileChunk("holiday.jpg", FILE_BYTES))));
  }
}
