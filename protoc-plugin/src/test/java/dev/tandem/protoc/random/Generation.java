package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the generator makes of a case, and what is wrong with it before javac has seen it.
 *
 * @param sources by path; empty if the case is refused
 * @param error what the generator says; empty if the case is accepted
 * @param failure what is wrong, if something is
 */
record Generation(Map<String, String> sources, String error, @Nullable Verdict failure) {
  private static final Pattern PATH = Pattern.compile("(\\w+/)*\\w+\\.java");
  private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*.*?\\*/");

  static Generation of(ProtoCase one, CodeGeneratorRequest request, Candidate generator) {
    try {
      CodeGeneratorResponse response = generator.generate(request.toByteArray());
      Map<String, String> sources = new TreeMap<>();
      Map<String, String> lowerCase = new TreeMap<>();
      StringBuilder bad = new StringBuilder();
      for (CodeGeneratorResponse.File file : response.getFileList()) {
        String path = file.getName();
        sources.put(path, file.getContent());
        if (lowerCase.put(path.toLowerCase(Locale.ROOT), path) != null) {
          bad.append("two files are called ").append(path).append('\n');
        }
        if (!PATH.matcher(path).matches()) {
          bad.append("a file is called ").append(path).append('\n');
        }
      }
      if (!response.hasError()) {
        bad.append(Contract.with(one.parameter()).check(one, sources));
      }
      Verdict failure =
          bad.isEmpty()
              ? repeat(request, response, generator)
              : Verdict.failed("files", bad.toString());
      return new Generation(sources, response.getError(), failure);
    } catch (RuntimeException | StackOverflowError e) {
      return new Generation(Map.of(), "", Verdict.failed("crash " + e.getClass(), trace(e)));
    }
  }

  boolean isRefused() {
    return !error.isEmpty();
  }

  /** Again: as a parsed request with its files in another order, and without source info. */
  private static @Nullable Verdict repeat(
      CodeGeneratorRequest request, CodeGeneratorResponse expected, Candidate generator) {
    var files = new ArrayList<>(request.getProtoFileList());
    Collections.shuffle(files, new Random(7));
    var shuffled = request.toBuilder().clearProtoFile().addAllProtoFile(files);
    if (!generator.generate(shuffled.build()).equals(expected)) {
      return Verdict.failed(
          "repeat", "the parsed request, with its files in another order, gives something else");
    }
    var bare = request.toBuilder();
    bare.getProtoFileBuilderList().forEach(FileDescriptorProto.Builder::clearSourceCodeInfo);
    CodeGeneratorResponse undocumented = generator.generate(bare.build().toByteArray());
    return code(undocumented).equals(code(expected))
            && undocumented.hasError() == expected.hasError()
        ? null
        : Verdict.failed("comments", "without source info the code differs");
  }

  private static Map<String, String> code(CodeGeneratorResponse response) {
    Map<String, String> code = new TreeMap<>();
    response
        .getFileList()
        .forEach(
            file -> code.put(file.getName(), JAVADOC.matcher(file.getContent()).replaceAll("")));
    return code;
  }

  private static String trace(Throwable e) {
    StringBuilder text = new StringBuilder(e.toString());
    StackTraceElement[] stack = e.getStackTrace();
    for (int i = 0; i < Math.min(stack.length, 8); i++) {
      text.append("\n  at ").append(stack[i]);
    }
    return text.toString();
  }
}
