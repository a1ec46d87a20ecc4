package dev.tandem.protoc.random;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.protoc.Generator;
import java.util.function.UnaryOperator;

/** The generator under test, with both of its ways in. */
interface Candidate {
  /** As protoc's plugin gets it. */
  CodeGeneratorResponse generate(byte[] request);

  /** As the Maven plugin does it. */
  CodeGeneratorResponse generate(CodeGeneratorRequest request);

  /** The generator as it is. */
  Candidate REAL = with(UnaryOperator.identity());

  /** The generator with a fault behind it, to see that it is found. */
  static Candidate with(UnaryOperator<CodeGeneratorResponse> fault) {
    return new Candidate() {
      @Override
      public CodeGeneratorResponse generate(byte[] request) {
        try {
          return fault.apply(Generator.generate(request));
        } catch (InvalidProtocolBufferException e) {
          throw new IllegalArgumentException(e);
        }
      }

      @Override
      public CodeGeneratorResponse generate(CodeGeneratorRequest request) {
        return fault.apply(Generator.generate(request));
      }
    };
  }
}
