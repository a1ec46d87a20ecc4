package dev.tandem.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.RouteGuideRpc;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import dev.tandem.peers.Command.Result;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** buf curl lists what our servers have, and calls it, with reflection as its only source. */
@Timeout(60)
@ParameterizedClass(name = "{0}")
@EnumSource
class CommandLineTest {
  /** Of the gRPC status codes, as the exit code of buf has them: times 8. */
  private static final int INVALID_ARGUMENT = 3 * 8;

  private static final int DEADLINE_EXCEEDED = 4 * 8;
  private static final int UNIMPLEMENTED = 12 * 8;

  private static final String USERS =
      """
      {
        "id": "1",
        "name": "Ada",
        "email": "ada@example.com"
      }
      {
        "id": "2",
        "name": "Alan",
        "email": "alan@example.com"
      }
      """;

  private static final String NOT_VALID =
      """
      {
         "code": "invalid_argument",
         "message": "the user is not valid: Zoë",
         "details": [
            {
               "type": "common.v1.ValidationError",
               "value": "ChkKBG5hbWUSEW11c3Qgbm90IGJlIGVtcHR5ChcKBWVtYWlsEg5tdXN0IGhhdmUgYW4gQA"
            },
            {
               "type": "google.rpc.BadRequest",
               "value": "ChcKBWVtYWlsEg5tdXN0IGhhdmUgYW4gQA"
            }
         ]
      }
      """;

  private static ReflectingServer netty;
  private static ReflectingServer armeria;

  private final Endpoint endpoint;
  private final ReflectingServer server;

  CommandLineTest(Endpoint endpoint) {
    this.endpoint = endpoint;
    server = endpoint == Endpoint.GRPC_TO_NETTY ? netty : armeria;
  }

  @BeforeAll
  static void start() throws IOException {
    Tools.assumeBuilt("buf");
    netty = ReflectingServer.netty();
    armeria = ReflectingServer.armeria();
  }

  @AfterAll
  static void stop() {
    if (netty != null) {
      netty.close();
      armeria.close();
    }
  }

  private Result curl(String path, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("curl", "--protocol", endpoint.protocol));
    arguments.addAll(List.of(options));
    arguments.add("http://localhost:" + server.port() + path);
    return Command.buf(arguments);
  }

  private static void assertPrinted(String expected, Result result) {
    assertEquals(new Result(0, expected, ""), result);
  }

  /** What buf itself refuses, before any call. */
  private static void assertRefused(String expected, Result result) {
    assertEquals(new Result(1, "", "Failure: " + expected + "\n"), result);
  }

  @Test
  void listsServices() throws Exception {
    assertPrinted(
        """
        grpc.reflection.v1.ServerReflection
        routeguide.RouteGuide
        user.v1.UserService
        """,
        curl("", "--list-services"));
  }

  @Test
  void listsMethods() throws Exception {
    assertPrinted(
        """
        grpc.reflection.v1.ServerReflection/ServerReflectionInfo
        routeguide.RouteGuide/GetFeature
        routeguide.RouteGuide/ListFeatures
        routeguide.RouteGuide/RecordRoute
        routeguide.RouteGuide/RouteChat
        user.v1.UserService/CreateUser
        user.v1.UserService/GetUser
        user.v1.UserService/GetUserStream
        """,
        curl("", "--list-methods"));
  }

  @Test
  void describesServiceThroughReflectionItself() throws Exception {
    String request = "{\"file_containing_symbol\": \"routeguide.RouteGuide\"}";
    Result result =
        curl("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", "-d", request);
    JsonObject answer = JsonParser.parseString(result.output()).getAsJsonObject();
    String file =
        answer
            .getAsJsonObject("fileDescriptorResponse")
            .getAsJsonArray("fileDescriptorProto")
            .get(0)
            .getAsString();
    ProtoFileDescriptorSupplier expected =
        (ProtoFileDescriptorSupplier) RouteGuideRpc.serviceDescriptor().getSchemaDescriptor();
    assertEquals(
        expected.getFileDescriptor().toProto(),
        FileDescriptorProto.parseFrom(Base64.getDecoder().decode(file)));
  }

  @Test
  void callsUnary() throws Exception {
    assertPrinted(
        """
        {
          "name": "at 7",
          "location": {
            "latitude": 7
          }
        }
        """,
        curl("/routeguide.RouteGuide/GetFeature", "-d", "{\"latitude\": 7}"));
  }

  @Test
  void keepsDigitsOfLargeNumbers() throws Exception {
    assertPrinted(
        """
        {
          "user": {
            "id": "9007199254740993",
            "name": "Ada",
            "email": "ada@example.com",
            "createdAt": "-1"
          }
        }
        """,
        curl(
            "/user.v1.UserService/CreateUser",
            "-d",
            "{\"name\": \"Ada\", \"email\": \"ada@example.com\"}"));
  }

  @Test
  void printsMessagesOfServerStream() throws Exception {
    assertPrinted(
        """
        {
          "name": "at 1",
          "location": {
            "latitude": 1
          }
        }
        {
          "name": "at 2",
          "location": {
            "latitude": 2
          }
        }
        """,
        curl(
            "/routeguide.RouteGuide/ListFeatures",
            "-d",
            "{\"lo\": {\"latitude\": 1}, \"hi\": {\"latitude\": 2}}"));
  }

  @Test
  void sendsClientStream() throws Exception {
    assertPrinted(
        """
        {
          "pointCount": 2,
          "distance": 3
        }
        """,
        curl("/routeguide.RouteGuide/RecordRoute", "-d", "{\"latitude\": 1} {\"latitude\": 2}"));
  }

  @Test
  void callsBidirectional() throws Exception {
    assertPrinted(
        """
        {
          "message": "a"
        }
        {
          "message": "b"
        }
        """,
        curl(
            "/routeguide.RouteGuide/RouteChat", "-d", "{\"message\": \"a\"} {\"message\": \"b\"}"));
  }

  @Test
  void printsErrorWithDetails() throws Exception {
    assertEquals(
        new Result(INVALID_ARGUMENT, "", NOT_VALID),
        curl("/user.v1.UserService/CreateUser", "-d", "{\"email\": \"ada\"}"));
  }

  @Test
  void printsMessagesBeforeError() throws Exception {
    assertEquals(
        new Result(INVALID_ARGUMENT, USERS, NOT_VALID), curl("/user.v1.UserService/GetUserStream"));
  }

  @Test
  void metadataGoesBothWays() throws Exception {
    Result result =
        curl(
            "/routeguide.RouteGuide/GetFeature",
            "-v",
            "-H",
            "sample-text: one",
            "-H",
            "sample-data-bin: AAF/gP8");
    List<String> headers = List.of("Sample-Data-Bin: AAF/gP8", "Sample-Text: one");
    List<String> trailers = List.of("Sample-End-Data-Bin: AAF/gP8", "Sample-End-Text: one");
    List<String> expected = new ArrayList<>(headers);
    if (!endpoint.isWeb()) { // of a unary call over gRPC-Web, buf shows none
      expected.addAll(trailers);
    }
    String received = "buf: < (#2) ";
    assertEquals(
        expected,
        result
            .errors()
            .lines()
            .filter(line -> line.startsWith(received + "Sample-"))
            .map(line -> line.substring(received.length()))
            .toList());
  }

  @Test
  void timeoutEndsHandler() throws Exception {
    server.events().clear();
    Result result =
        curl("/routeguide.RouteGuide/GetFeature", "--timeout", "3s", "-d", "{\"latitude\": -1}");
    assertEquals(DEADLINE_EXCEEDED, result.exitCode(), result.errors());
    assertTrue(result.errors().contains("\"code\": \"deadline_exceeded\""), result.errors());
    // Armeria does not tell handlers of the deadline.
    int events = endpoint == Endpoint.GRPC_TO_NETTY ? 2 : 1;
    List<ServerEvent> told = server.events().await(events);
    assertEquals(ServerEvent.cancelled("GetFeature"), told.get(events - 1));
  }

  @Test
  void refusesMethodThatIsNotThere() throws Exception {
    assertRefused(
        "URL indicates method name \"Nothing\", but service \"routeguide.RouteGuide\" contains no"
            + " such method",
        curl("/routeguide.RouteGuide/Nothing"));
  }

  /** With the protos at hand, the server is asked. */
  @Test
  void serviceThatIsNotServedIsUnimplemented() throws Exception {
    Result result =
        curl("/chat.v1.ChatService/SendMessage", "--schema", "proto-samples/src/main/proto");
    assertEquals(UNIMPLEMENTED, result.exitCode(), result.errors());
    assertTrue(result.errors().contains("\"code\": \"unimplemented\""), result.errors());
  }

  @Test
  void refusesWrongType() throws Exception {
    assertRefused(
        "json unmarshal: proto: (line 1:14): invalid value for int32 field latitude: \"north\"",
        curl("/routeguide.RouteGuide/GetFeature", "-d", "{\"latitude\": \"north\"}"));
  }

  @Test
  void refusesUnknownField() throws Exception {
    assertRefused(
        "json unmarshal: proto: (line 1:2): unknown field \"height\"",
        curl("/routeguide.RouteGuide/GetFeature", "-d", "{\"height\": 1}"));
  }

  @Test
  void refusesBrokenJson() throws Exception {
    assertRefused(
        "(argument) at offset 0: unexpected EOF",
        curl("/routeguide.RouteGuide/GetFeature", "-d", "{\"latitude\""));
  }
}
