package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * Whether a refusal is justified, as far as that can be seen without the generator: two names that
 * are said to clash do so in the files that protoc writes, and what is said to be no Java is none.
 */
final class Refusals {
  private static final Pattern LINE = Pattern.compile("(\\S+\\.proto):\\d+:\\d+: (.*)");

  /** Words that name no type, though they are no keywords. */
  private static final Set<String> NO_TYPES = Set.of("record", "sealed", "permits", "var", "yield");

  /** Names that generated code has for itself, and types that its clients inherit or import. */
  private static final Set<String> OURS =
      Set.of("service", "options", "schema", "StubFactory", "Duration");

  private final ProtoCase one;
  private final List<String> paths;
  private final Map<Pattern, Predicate<Matcher>> reasons = new LinkedHashMap<>();

  /**
   * @param messages the paths of all that protoc itself makes of the case
   */
  Refusals(ProtoCase one, Collection<String> messages) {
    this.one = one;
    this.paths = new ArrayList<>(messages);
    Contract contract = Contract.with(one.parameter());
    for (FileDescriptorProto file : one.filesToGenerate()) {
      file.getServiceList().forEach(service -> paths.addAll(contract.paths(file, service)));
    }
    reason("'(.*)' can't be a Java package: set .*", m -> !isName(m.group(1)));
    reason("the file's outer class '(.*)' can't be a Java class: set .*", m -> !isType(m.group(1)));
    reason(
        "service '\\S+' can't become a Java type, because '(\\S+)' is reserved in Java: .*",
        m -> !isType(m.group(1)));
    reason(
        "service '\\S+' becomes the Java type '(\\S+)', which .*: rename .*",
        m -> isTwice(m.group(1).replace('.', '/')));
    reason(
        "service '\\S+' becomes the Java type '\\S+?([^.']+)', which hides the package '(\\S+)'"
            + " from .*: rename .*",
        m -> m.group(1).equals(m.group(2)) && startsAPackage(m.group(1)));
    reason(
        "(?:message|enum) '(?:\\S+\\.)?([^.']+)' can't become a Java class, because it would hide"
            + " the package '(\\S+)' from .*: rename it",
        m -> m.group(1).equals(m.group(2)) && startsAPackage(m.group(1)));
    reason(
        "(?:message|enum|outer class of) '\\S+' can't become a Java class, because '(\\S+)' is the"
            + " name of .*: .*",
        m -> isTwice(m.group(1).replace('.', '/')) || startsAPackage(m.group(1)));
    reason(
        "(?:message|enum) '(\\S+)' can't become a Java class, because it is within a class of its"
            + " own name: rename it",
        m -> isWithinItself(m.group(1)));
    reason(
        "(?:message|enum) '(?:\\S+\\.)?([^.']+)' can't become a Java class, because protoc makes a"
            + " class '(\\S+)' there itself: rename it",
        m ->
            m.group(1).equals(m.group(2))
                && (m.group(1).equals("Builder") || m.group(1).endsWith("OrBuilder")));
    reason(
        "rpc '\\S+?([^.]+)' and rpc '\\S+?([^.]+)' .* both become the Java .*: rename .*",
        m ->
            rpcs().containsAll(List.of(m.group(1), m.group(2)))
                && areAlike(m.group(1), m.group(2)));
    reason(
        "rpc '\\S+' uses the message '\\S+' of '(\\S+)', which has no Java package, .*: set .*",
        m -> hasNoPackage(m.group(1)));
    reason(
        "rpc '\\S+' uses the message '\\S+' of '\\S+', which is in '(.*)', which can't be a Java"
            + " package: set .*",
        m -> !isName(m.group(1)));
    reason(
        "rpc '\\S+' uses the message '\\S+' of '\\S+', which is in the class '(.*)', which can't be"
            + " a Java class: set .*",
        m -> !isType(m.group(1)));
    reason(
        "(?:message|enum|rpc '\\S+' uses the message) '\\S+'(?: of '\\S+', which)? can't become a"
            + " Java class, because '(\\S+)' is reserved in Java: rename it",
        m -> !isType(m.group(1)));
    reason(
        "value '(\\S+)' of enum '\\S+' can't become a Java constant, because (?:'\\S+' is reserved"
            + " in Java|it would hide the package '\\S+' from protoc's own code): rename it",
        m -> !isName(m.group(1)) || startsAPackage(m.group(1)));
    String unnameable =
        "the Java code of service '\\S+' can't name the class '\\S+': '(\\S+)' has another meaning"
            + " there, and ";
    reason(
        unnameable + ".* hides the package '(\\S+)': rename .*",
        m -> isTaken(m.group(1)) && isTaken(m.group(2)));
    reason(
        unnameable + "it has no package: set .*",
        m -> isTaken(m.group(1)) && one.files().stream().anyMatch(f -> hasNoPackage(f.getName())));
    reason(
        "the Java code of service '\\S+' can't name the package '(dev)\\.tandem.runtime': .* hides"
            + " it in the unnamed package: set .*",
        m -> isTaken(m.group(1)));
  }

  private void reason(String message, Predicate<Matcher> isTrue) {
    reasons.put(Pattern.compile(message), isTrue);
  }

  /** Whether the judgement needs to know what protoc makes of the case. */
  static boolean needMessages(String error) {
    return error.contains("becomes the Java type")
        || error.contains("can't name the")
        || error.contains("is the name of");
  }

  /** The lines of an error that are not justified; empty if all are. */
  List<String> unjustified(String error) {
    return error.lines().filter(line -> !isJustified(line)).toList();
  }

  private boolean isJustified(String line) {
    Matcher whole = LINE.matcher(line);
    return whole.matches()
        && one.namesToGenerate().contains(whole.group(1))
        && reasons.entrySet().stream()
            .anyMatch(
                reason -> {
                  Matcher message = reason.getKey().matcher(whole.group(2));
                  return message.matches() && reason.getValue().test(message);
                });
  }

  /** Whether protoc's code names a package that starts like this. */
  private boolean startsAPackage(String name) {
    return List.of("com", "java").contains(name)
        || one.files().stream()
            .anyMatch(file -> (ProtoCase.javaPackage(file) + ".").startsWith(name + "."));
  }

  /** Whether a message's last name is also that of a message or a file's class around it. */
  private boolean isWithinItself(String fullName) {
    List<String> parts = List.of(fullName.split("\\."));
    String name = parts.get(parts.size() - 1);
    return parts.indexOf(name) < parts.size() - 1
        || one.files().stream()
            .anyMatch(file -> file.getOptions().getJavaOuterClassname().equals(name));
  }

  private static boolean isName(String text) {
    return SourceVersion.isName(text, SourceVersion.RELEASE_17);
  }

  private static boolean isType(String text) {
    return isName(text) && !text.contains(".") && !NO_TYPES.contains(text);
  }

  /** Whether two classes have the path, with letter case ignored, or a class and a package. */
  private boolean isTwice(String path) {
    return paths.stream().filter((path + ".java")::equalsIgnoreCase).count() > 1
        || paths.stream().anyMatch(other -> other.startsWith(path + "/"));
  }

  /** Whether a class of the case has the name, or the code has a constant or variable of it. */
  private boolean isTaken(String name) {
    return OURS.contains(name)
        || paths.stream().anyMatch(path -> ("/" + path).endsWith("/" + name + ".java"))
        || rpcs().stream().anyMatch(rpc -> areAlike(rpc, name));
  }

  private List<String> rpcs() {
    return one.files().stream()
        .flatMap(file -> file.getServiceList().stream())
        .flatMap(service -> service.getMethodList().stream())
        .map(MethodDescriptorProto::getName)
        .toList();
  }

  private static boolean areAlike(String a, String b) {
    return squeezed(a).equals(squeezed(b));
  }

  private static String squeezed(String rpc) {
    return rpc.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private boolean hasNoPackage(String name) {
    return one.files().stream()
        .anyMatch(file -> file.getName().equals(name) && ProtoCase.javaPackage(file).isEmpty());
  }
}
