package dev.tandem.protoc.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.stub.AbstractStub;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberNamesTest {

  @ParameterizedTest
  @CsvSource({
    "GetUser, getUser, GET_USER",
    "getUser, getUser, GET_USER",
    "get_user, getUser, GET_USER",
    "Get_User, getUser, GET_USER",
    "GET_USER, gETUSER, GET_USER",
    "addProduct, addProduct, ADD_PRODUCT",
    "GetHTTPInfo, getHTTPInfo, GET_HTTP_INFO",
    "HTTPInfo, hTTPInfo, HTTP_INFO",
    "X, x, X",
    "GetV2Users, getV2Users, GET_V2_USERS",
    "S3Upload, s3Upload, S3_UPLOAD",
    "get_user_2, getUser2, GET_USER_2",
    "trailing_, trailing, TRAILING_",
    "_Hidden, _Hidden, _HIDDEN",
    "a__b, aB, A__B",
    "_1, _1, _1",
    "Record, record, RECORD",
    "Equals, equals, EQUALS",
    "Var, var, VAR",
    "Close, close, CLOSE",
    "Stream, stream, STREAM",
    "ServiceName, serviceName, SERVICE_NAME_",
    "Bind, bind, BIND",
    "Schema, schema, SCHEMA"
  })
  void namesAreLowerCamelAndUpperSnake(String rpc, String method, String constant) {
    assertEquals(method, MemberNames.method(rpc));
    assertEquals(constant, MemberNames.constant(rpc));
  }

  @ParameterizedTest
  @CsvSource({
    "Import, import_",
    "import, import_",
    "Class, class_",
    "Null, null_",
    "True, true_",
    "False, false_",
    "_, __",
    "__, __",
    "Yield, yield_",
    "Strictfp, strictfp_",
    "Goto, goto_",
    "Const, const_",
    "WithTimeout, withTimeout_",
    "with_headers, withHeaders_"
  })
  void reservedNamesGetAnUnderscore(String rpc, String method) {
    assertEquals(method, MemberNames.method(rpc));
  }

  @Test
  void constantsAreNames() {
    assertEquals("__", MemberNames.constant("_"));
    assertEquals("__", MemberNames.constant("__"));
    assertEquals("NULL", MemberNames.constant("Null"));
  }

  @Test
  void theMachinesLanguageDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertEquals("LIST_ITEMS", MemberNames.constant("ListItems"));
      assertEquals("import_", MemberNames.method("Import"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void knowsAllMethodsOfGrpcsStub() {
    Set<String> actual =
        Arrays.stream(AbstractStub.class.getDeclaredMethods())
            .filter(method -> !method.isSynthetic())
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(actual, new TreeSet<>(MemberNames.OF_STUB));
  }

  @Test
  void knowsAllMethodsOfObjectWithoutArguments() {
    Set<String> actual =
        Arrays.stream(Object.class.getDeclaredMethods())
            .filter(method -> method.getParameterCount() == 0)
            .map(Method::getName)
            .filter(name -> !name.endsWith("0") && !name.equals("registerNatives"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(actual, new TreeSet<>(MemberNames.OF_OBJECT));
  }
}
