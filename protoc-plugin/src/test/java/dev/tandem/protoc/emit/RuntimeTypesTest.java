package dev.tandem.protoc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.ClassName;
import dev.tandem.protoc.model.CallKind;
import dev.tandem.protoc.model.FixedTypes;
import dev.tandem.protoc.model.JavaType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The generator knows the runtime by names only: here they are held against the runtime itself. */
class RuntimeTypesTest {

  @TestFactory
  Stream<DynamicTest> eachTypeIsThereForEveryone() {
    return Arrays.stream(RuntimeTypes.class.getDeclaredFields())
        .filter(field -> field.getType() == ClassName.class)
        .map(
            field ->
                DynamicTest.dynamicTest(
                    field.getName(),
                    () -> {
                      ClassName name = (ClassName) field.get(null);
                      assertTrue(Modifier.isPublic(load(name).getModifiers()), name.toString());
                    }));
  }

  /** The analysis asks for these names, which it can't ask the emitters for. */
  @Test
  void theFixedTypesAreThoseThatTheEmittersUse() throws Exception {
    Set<JavaType> fixed = new HashSet<>(FixedTypes.ALL);
    fixed.addAll(FixedTypes.OF_ERRORS);
    fixed.removeIf(type -> type.packageName().matches("java\\.(lang|time)"));
    Set<JavaType> used = new HashSet<>();
    for (Field field : RuntimeTypes.class.getDeclaredFields()) {
      if (field.getType() == ClassName.class) {
        ClassName type = (ClassName) field.get(null);
        JavaType name =
            JavaType.topLevel(type.packageName(), type.topLevelClassName().simpleName());
        used.add(name);
      }
    }
    assertEquals(used, fixed);
  }

  @Test
  void theExceptionsInheritTheseTypes() throws Exception {
    Set<String> inherited = new HashSet<>();
    for (Class<?> type = load(RuntimeTypes.RPC_EXCEPTION);
        type != null;
        type = type.getSuperclass()) {
      for (Class<?> member : type.getDeclaredClasses()) {
        if (!Modifier.isPrivate(member.getModifiers())) {
          inherited.add(member.getSimpleName());
        }
      }
    }
    assertEquals(FixedTypes.INHERITED_BY_ERRORS, inherited);
  }

  @Test
  void theMembersOfExceptionsAreThere() throws Exception {
    Class<?> parts = load(RuntimeTypes.ERROR_PARTS);
    assertEquals(List.of(2), parameterCounts(parts, "of"));
    assertEquals(List.of(3), parameterCounts(load(RuntimeTypes.DECLARED_ERROR), "of"));
    assertEquals(List.of(2), parameterCounts(load(RuntimeTypes.SERVICE_SCHEMA), "withErrors"));
    for (String code : FixedTypes.INHERITED_BY_ERRORS) {
      Class<?> exception = load(RuntimeTypes.RPC_EXCEPTION.nestedClass(code));
      assertTrue(Modifier.isProtected(exception.getDeclaredConstructor(parts).getModifiers()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachKindOfCallHasItsMethods(CallKind kind) throws Exception {
    String name = Poet.runtimeMethod(kind);
    assertEquals(forms(kind), parameterCounts(load(RuntimeTypes.CLIENT_CALLS), name));
    assertEquals(List.of(3), parameterCounts(load(RuntimeTypes.SERVICE_SCHEMA), name));
    for (Style style : List.of(Style.BLOCKING, Style.ASYNC)) {
      assertEquals(List.of(2), parameterCounts(load(style.binder()), name));
    }
    assertEquals(List.of(3), parameterCounts(load(RuntimeTypes.ASYNC_CLIENT_CALLS), name));
  }

  /** How many arguments the client's forms hand on, besides the stub and the descriptor. */
  private static List<Integer> forms(CallKind kind) {
    return switch (kind) {
      case UNARY -> List.of(3);
      case SERVER_STREAMING -> List.of(3, 4);
      case CLIENT_STREAMING -> List.of(2, 3, 3);
      case BIDI_STREAMING -> List.of(2, 4);
    };
  }

  @Test
  void theOtherMethodsAreThere() throws Exception {
    Class<?> calls = load(RuntimeTypes.CLIENT_CALLS);
    Class<?> callOptions = load(RuntimeTypes.CALL_OPTIONS);
    Class<?> metadata = load(RuntimeTypes.METADATA);
    assertEquals(
        callOptions, calls.getMethod("withTimeout", callOptions, Duration.class).getReturnType());
    assertEquals(
        callOptions, calls.getMethod("withHeaders", callOptions, metadata).getReturnType());

    Class<?> schema = load(RuntimeTypes.SERVICE_SCHEMA);
    assertEquals(List.of(3), parameterCounts(schema, "of"));
    assertEquals(List.of(1), parameterCounts(schema, "safe"));
    assertEquals(List.of(1), parameterCounts(schema, "idempotent"));
    assertEquals(List.of(1), parameterCounts(schema, "descriptor"));

    assertEquals(List.of(2), parameterCounts(schema, "lite"));

    for (Style style : List.of(Style.BLOCKING, Style.ASYNC)) {
      Class<?> binder = load(style.binder());
      assertEquals(List.of(3), parameterCounts(binder, "of"));
      assertEquals(
          load(RuntimeTypes.SERVER_SERVICE_DEFINITION), binder.getMethod("build").getReturnType());
    }

    Class<?> options = load(RuntimeTypes.SERVER_OPTIONS);
    assertEquals(options, options.getMethod("defaults").getReturnType());
    assertTrue(
        Modifier.isPublic(
            load(RuntimeTypes.UNIMPLEMENTED).getConstructor(String.class).getModifiers()));
  }

  private static Class<?> load(ClassName name) throws ClassNotFoundException {
    return Class.forName(name.reflectionName());
  }

  private static List<Integer> parameterCounts(Class<?> type, String method) {
    List<Integer> counts = new ArrayList<>();
    for (Method candidate : type.getMethods()) {
      if (candidate.getName().equals(method) && !candidate.isBridge()) {
        counts.add(candidate.getParameterCount());
      }
    }
    return counts.stream().sorted().toList();
  }
}
