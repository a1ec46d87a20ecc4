package dev.tandem.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServicePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests are what Kubernetes knows, and their parts fit together. */
class ManifestsTest {

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(Manifest.FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .map(file -> Manifest.FOLDER.relativize(file).toString())
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void areValid(String file) {
    assertNotNull(Manifest.of(file).the(V1Deployment.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replicas: 3 | replica: 3",
        "replicas: 3 | replicas: three",
        "replicas: 3 | replicas: '3'",
        "readinessProbe: | readynessProbe:",
        "periodSeconds: 5 | periodSecond: 5",
        "runAsNonRoot: true | runAsNonRoot: 'true'",
        "clusterIP: None | clusterIp: None",
        "apiVersion: apps/v1 | apiVersion: apps/v1beta1",
        "kind: Service | kind: Servis",
        "drop: [ALL] | drop: ALL",
        "minAvailable: 2 | minAvailabel: 2",
        "name: users | nam: users",
      })
  void mistakesAreRefused(String right, String wrong) throws IOException {
    String text = Files.readString(Manifest.FOLDER.resolve("users.yaml"));
    assertTrue(text.contains(right), right);
    String mistaken = text.replaceFirst(right.replace("[", "\\["), wrong);
    assertThrows(IllegalArgumentException.class, () -> Manifest.parse(mistaken));
  }

  @ParameterizedTest
  @ValueSource(strings = {"users.yaml", "istio/users.yaml"})
  void portsAndSelectorsFit(String file) {
    Manifest manifest = Manifest.of(file);
    V1Container container = container(manifest);
    int port = container.getPorts().get(0).getContainerPort();
    assertEquals(String.valueOf(port), environment(container).get("PORT"));
    assertEquals(port, container.getStartupProbe().getGrpc().getPort());
    assertEquals(port, container.getReadinessProbe().getGrpc().getPort());
    assertEquals(port, container.getLivenessProbe().getGrpc().getPort());
    V1ServicePort exposed = manifest.the(V1Service.class).getSpec().getPorts().get(0);
    assertEquals(port, exposed.getPort());
    assertEquals(container.getPorts().get(0).getName(), exposed.getTargetPort().getStrValue());
    assertEquals("grpc", exposed.getAppProtocol());

    V1Deployment deployment = manifest.the(V1Deployment.class);
    Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
    Map<String, String> app = Map.of("app", "users");
    assertEquals("users", labels.get("app"));
    assertEquals(app, deployment.getSpec().getSelector().getMatchLabels());
    assertEquals(app, manifest.the(V1Service.class).getSpec().getSelector());
    V1PodDisruptionBudget budget = manifest.the(V1PodDisruptionBudget.class);
    assertEquals(app, budget.getSpec().getSelector().getMatchLabels());
    int atLeast = budget.getSpec().getMinAvailable().getIntValue();
    assertTrue(atLeast < deployment.getSpec().getReplicas(), "or no node could be emptied");
  }

  @Test
  void kubernetesWaitsForTheWholeShutdown() {
    Manifest manifest = Manifest.of("users.yaml");
    Map<String, String> environment = environment(container(manifest));
    Duration shutdown =
        Duration.parse(environment.get("SHUTDOWN_PAUSE"))
            .plus(Duration.parse(environment.get("SHUTDOWN_DRAIN")))
            .plusSeconds(5); // what GracefulShutdown gives to what it cancels
    long grace = pod(manifest).getTerminationGracePeriodSeconds();
    assertTrue(grace > shutdown.toSeconds(), grace + " s are too short for " + shutdown);
  }

  @Test
  void onlyTheMeshMakesADifference() {
    V1Deployment plain = Manifest.of("users.yaml").the(V1Deployment.class);
    V1Deployment meshed = Manifest.of("istio/users.yaml").the(V1Deployment.class);
    V1ObjectMeta pod = meshed.getSpec().getTemplate().getMetadata();
    pod.getLabels().remove("sidecar.istio.io/inject");
    pod.getAnnotations().remove("proxy.istio.io/config");
    assertEquals(plain, meshed);
    assertEquals("None", Manifest.of("users.yaml").the(V1Service.class).getSpec().getClusterIP());
  }

  private static V1PodSpec pod(Manifest manifest) {
    return manifest.the(V1Deployment.class).getSpec().getTemplate().getSpec();
  }

  private static V1Container container(Manifest manifest) {
    return pod(manifest).getContainers().get(0);
  }

  static Map<String, String> environment(V1Container container) {
    return container.getEnv().stream()
        .collect(Collectors.toMap(V1EnvVar::getName, V1EnvVar::getValue));
  }

  static V1Container usersContainer() {
    return container(Manifest.of("users.yaml"));
  }
}
