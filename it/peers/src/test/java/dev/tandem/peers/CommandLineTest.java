package dev.tandem.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.routeguide.RouteGuideRpc;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import dev.tandem.peers.Command.Result;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** buf curl lists what our servers have, and calls it, with reflection as its only source. */
@Timeout(60)
@ParameterizedClass(name = "{0}")
@EnumSource
class CommandLineTest extends CommandLineCase {
  CommandLineTest(Endpoint endpoint) {
    super(endpoint);
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
}
