package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.testng.ITestNGListener;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;
import org.testng.xml.XmlClass;
import org.testng.xml.XmlSuite;
import org.testng.xml.XmlTest;

/**
 * Promise 15: publishers and subscribers pass the Reactive Streams TCK, on both sides and over both
 * transports. The TCK's tests are TestNG's; each is shown here under its own name.
 */
class Promise15FlowTest {

  @TestFactory
  @Timeout(600)
  Stream<DynamicContainer> responsesThatAClientPublishes() {
    return verify(FlowRules.ClientResponses.class);
  }

  @TestFactory
  @Timeout(600)
  Stream<DynamicContainer> responsesOfAChatThatAClientPublishes() {
    return verify(FlowRules.ClientChatResponses.class);
  }

  @TestFactory
  @Timeout(600)
  Stream<DynamicContainer> requestsThatAServerPublishes() {
    return verify(FlowRules.ServerRequests.class);
  }

  @TestFactory
  @Timeout(600)
  Stream<DynamicContainer> requestsThatAClientSubscribesTo() {
    return verify(FlowRules.ClientRequests.class);
  }

  @TestFactory
  @Timeout(600)
  Stream<DynamicContainer> responsesThatAServerSubscribesTo() {
    return verify(FlowRules.ServerResponses.class);
  }

  private static Stream<DynamicContainer> verify(Class<?> rules) {
    return Stream.of(Transport.values())
        .map(transport -> DynamicContainer.dynamicContainer(transport + "", run(rules, transport)));
  }

  private static List<DynamicTest> run(Class<?> rules, Transport transport) {
    XmlSuite suite = new XmlSuite();
    XmlTest test = new XmlTest(suite);
    test.setXmlClasses(List.of(new XmlClass(rules)));
    test.addParameter("transport", transport.name());
    TestListenerAdapter results = new TestListenerAdapter();
    TestNG testNg = new TestNG(false);
    testNg.setVerbose(0);
    testNg.setXmlSuites(List.of(suite));
    testNg.addListener((ITestNGListener) results);
    LogCapture log = LogCapture.of("dev.tandem.runtime"); // Some rules are about bugs.
    try {
      testNg.run();
    } finally {
      log.close();
    }
    assertEquals(List.of(), results.getConfigurationFailures(), "the rules could not be set up");
    assertTrue(results.getPassedTests().size() > 10, "most rules can be checked");
    return Stream.of(results.getPassedTests(), results.getFailedTests(), results.getSkippedTests())
        .flatMap(List::stream)
        .map(result -> DynamicTest.dynamicTest(result.getName(), () -> report(result)))
        .toList();
  }

  private static void report(ITestResult result) throws Throwable {
    if (result.getStatus() == ITestResult.SKIP) {
      assertFalse(result.getName().startsWith("required"), "a required rule was not checked");
      Assumptions.abort(result.getThrowable().getMessage());
    }
    if (result.getStatus() != ITestResult.SUCCESS) {
      throw result.getThrowable();
    }
  }
}
