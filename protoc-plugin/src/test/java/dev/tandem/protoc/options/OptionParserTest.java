package dev.tandem.protoc.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.protoc.diagnostics.Diagnostics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionParserTest {
  private static final String ALL =
      "async, client, server, unimplemented, suffix, generated, nullness, lite";

  @Test
  void withoutOptionsEverythingIsAtItsDefault() {
    GeneratorOptions expected =
        new GeneratorOptions(
            true, false, true, true, Unimplemented.DEFAULT, "", GeneratedMark.NONE, Nullness.NONE);
    assertEquals(expected, parse(""));
    assertEquals(expected, parse(" "));
    assertEquals(expected, GeneratorOptions.defaults());
  }

  @Test
  void allOptionsTogether() {
    GeneratorOptions expected =
        new GeneratorOptions(
            false,
            true,
            false,
            false,
            Unimplemented.ABSTRACT,
            "Api_2",
            new GeneratedMark("com.acme.Mark"),
            Nullness.JSPECIFY);
    assertEquals(
        expected,
        parse(
            "async=false,lite=true,client=false,server=false,unimplemented=abstract,"
                + "suffix=Api_2,generated=com.acme.Mark,nullness=jspecify"));
  }

  @Test
  void blanksAroundAnOptionDoNotMatter() {
    assertEquals(parse("client=false,suffix=Api"), parse(" client=false , suffix=Api "));
  }

  @ParameterizedTest
  @CsvSource({
    "none, '', false",
    "javax, javax.annotation.Generated, true",
    "jakarta, jakarta.annotation.Generated, true",
    "javax.annotation.processing.Generated, javax.annotation.processing.Generated, true",
    "com.acme.Mark, com.acme.Mark, false"
  })
  void generated(String value, String className, boolean hasValue) {
    GeneratedMark mark = parse("generated=" + value).generated();
    assertEquals(className, mark.className());
    assertEquals(hasValue, mark.hasValue());
    assertEquals(!className.isEmpty(), mark.isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sufix=Api", "Client=false", "", "=x", " =", "clientx"})
  void unknownKeysListAllKeys(String option) {
    String key = option.strip().replaceAll("=.*", "");
    String expected =
        option.isEmpty()
            ? "an option is empty, is there a comma too many? The options are " + ALL
            : "unknown option '%s'; the options are %s".formatted(key, ALL);
    assertEquals(expected, errors("client=true," + option));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "client=maybe | option 'client' has the bad value 'maybe'; valid: true, false",
        "client=True | option 'client' has the bad value 'True'; valid: true, false",
        "server= | option 'server' has the bad value ''; valid: true, false",
        "server=on=off | option 'server' has the bad value 'on=off'; valid: true, false",
        "client | option 'client' has no value, write client=VALUE; valid: true, false",
        "async=1 | option 'async' has the bad value '1'; valid: true, false",
        "lite=yes | option 'lite' has the bad value 'yes'; valid: false, true",
        "unimplemented=throw | option 'unimplemented' has the bad value 'throw'; valid: default,"
            + " abstract",
        "nullness=checker | option 'nullness' has the bad value 'checker'; valid: none, jspecify",
        "suffix= | option 'suffix' has the bad value ''; valid: letters, digits and underscores",
        "suffix=A-B | option 'suffix' has the bad value 'A-B'; valid: letters, digits and"
            + " underscores",
        "suffix=../x | option 'suffix' has the bad value '../x'; valid: letters, digits and"
            + " underscores",
        "generated=Mark | option 'generated' has the bad value 'Mark'; valid: none, javax, jakarta,"
            + " the qualified name of an annotation class",
        "generated=a.class | option 'generated' has the bad value 'a.class'; valid: none, javax,"
            + " jakarta, the qualified name of an annotation class",
        "generated=a..B | option 'generated' has the bad value 'a..B'; valid: none, javax, jakarta,"
            + " the qualified name of an annotation class",
      })
  void badValuesListTheValidOnes(String option, String expected) {
    assertEquals(expected, errors(option));
  }

  @Test
  void repeatedOptionsAreErrorsEvenIfTheyAgree() {
    assertEquals(
        "option 'client' is given twice, as 'true' and as 'true'; give it once, valid: true, false",
        errors("client=true,client=true"));
  }

  @Test
  void allErrorsAreReportedTogether() {
    assertEquals(
        """
        unknown option 'foo'; the options are %s
        option 'client' has the bad value 'x'; valid: true, false
        option 'client' is given twice, as 'x' and as 'y'; give it once, valid: true, false
        an option is empty, is there a comma too many? The options are %s\
        """
            .formatted(ALL, ALL),
        errors("foo=1,client=x,client=y,"));
  }

  private static GeneratorOptions parse(String parameter) {
    Diagnostics diagnostics = new Diagnostics();
    GeneratorOptions options = OptionParser.parse(parameter, diagnostics);
    assertEquals("", diagnostics.report());
    return options;
  }

  private static String errors(String parameter) {
    Diagnostics diagnostics = new Diagnostics();
    OptionParser.parse(parameter, diagnostics);
    return diagnostics.report();
  }
}
