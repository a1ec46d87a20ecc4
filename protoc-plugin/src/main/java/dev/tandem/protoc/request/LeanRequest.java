package dev.tandem.protoc.request;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads of a request what code is generated from, which is a small part of it: protoc sends the
 * fields of all messages, the position of each token, and the files to generate twice.
 */
public final class LeanRequest {
  private LeanRequest() {}

  /**
   * Reads a request as protoc writes it.
   *
   * @param request the encoded request
   * @return a request for the same code. Whether there is something wrong with the protos can be
   *     told from it, but not where: it has the positions of services and rpcs only
   * @throws InvalidProtocolBufferException if the part that is read is not a request; it is not
   *     noticed if the rest is not
   */
  public static CodeGeneratorRequest parse(byte[] request) throws InvalidProtocolBufferException {
    try {
      return read(new FieldReader(request));
    } catch (InvalidProtocolBufferException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Bytes in memory have no other faults.
    }
  }

  private static CodeGeneratorRequest read(FieldReader fields) throws IOException {
    CodeGeneratorRequest.Builder request = CodeGeneratorRequest.newBuilder();
    Set<ByteString> toGenerate = new HashSet<>();
    for (int field = fields.next(); field != FieldReader.END; field = fields.next()) {
      switch (field) {
        case CodeGeneratorRequest.FILE_TO_GENERATE_FIELD_NUMBER -> {
          ByteString name = fields.text();
          toGenerate.add(name);
          request.addFileToGenerateBytes(name);
        }
        case CodeGeneratorRequest.PARAMETER_FIELD_NUMBER ->
            request.setParameterBytes(fields.text());
        case CodeGeneratorRequest.PROTO_FILE_FIELD_NUMBER -> {
          FileDescriptorProto file = fields.part(message -> LeanFile.read(message, toGenerate));
          request.addProtoFile(file);
        }
        default -> fields.skip();
      }
    }
    return request.build();
  }
}
