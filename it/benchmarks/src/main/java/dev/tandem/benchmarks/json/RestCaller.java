package dev.tandem.benchmarks.json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** The JDK's client, with Jackson. */
class RestCaller implements Caller {
  private final HttpClient client;
  private final String server;

  RestCaller(int port, HttpClient.Version version) {
    client = HttpClient.newBuilder().version(version).build();
    server = "http://localhost:" + port;
  }

  @Override
  public void getUser(int number) throws IOException, InterruptedException {
    checkUser(number, call(request("/v1/users/" + number)));
  }

  static void checkUser(int number, byte[] answer) {
    Json.User user = Json.MAPPER.readValue(answer, Json.User.class);
    Caller.check(user.name().equals(Samples.name(number)));
  }

  @Override
  public void listUsers() throws IOException, InterruptedException {
    checkUsers(call(request("/v1/users")));
  }

  static void checkUsers(byte[] answer) {
    Json.UserList list = Json.MAPPER.readValue(answer, Json.UserList.class);
    Caller.check(list.users().size() == Samples.USERS);
  }

  @Override
  public void upload() throws IOException, InterruptedException {
    checkUpload(
        post(
            "/v1/files",
            Json.MAPPER.writeValueAsBytes(new Json.FileChunk("holiday.jpg", FILE_BYTES))));
  }

  static void checkUpload(byte[] answer) {
    Json.UploadResponse response = Json.MAPPER.readValue(answer, Json.UploadResponse.class);
    Caller.check(response.size() == FILE.size());
  }

  final HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path)).header("accept", "application/json");
  }

  final byte[] post(String path, byte[] json) throws IOException, InterruptedException {
    return call(
        request(path)
            .header("content-type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofByteArray(json)));
  }

  final byte[] call(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    Caller.check(response.statusCode() == 200);
    return response.body();
  }

  /** Its idle connections close by themselves. */
  @Override
  public void close() {}
}
