package dev.tandem.demo.tour;

import com.example.infra.ListPodsRequest;
import com.example.infra.Pod;
import com.example.infra.PodServiceClient;
import com.example.infra.PodServiceRpc;
import dev.tandem.demo.Transcript;
import dev.tandem.demo.service.Pods;
import dev.tandem.runtime.ServerStream;
import io.grpc.Channel;
import org.jspecify.annotations.Nullable;

/** A list, and a watch that the caller ends. */
public final class PodsTour {
  private PodsTour() {}

  /** Calls the rpcs; the cluster is there to make something happen in it. */
  public static void run(Channel channel, Transcript transcript, Pods cluster) {
    PodServiceClient client = new PodServiceClient(channel);
    transcript.section(PodServiceRpc.SERVICE_NAME, "A list of pods, and a watch of their changes.");

    transcript.call(PodServiceRpc.LIST_PODS, "(all namespaces)");
    var list = client.listPods(ListPodsRequest.getDefaultInstance()).getPodsList();
    transcript.check("3 pods", list.size() == 3);
    transcript.answer("default/batch Pending x1", text(list.get(0)));
    transcript.answer("default/web Running x3", text(list.get(1)));
    transcript.answer("system/dns Running x2", text(list.get(2)));

    transcript.call(PodServiceRpc.WATCH_PODS, "(namespace default)");
    ListPodsRequest ofDefault = ListPodsRequest.newBuilder().setNamespace("default").build();
    try (ServerStream<Pod> watch = client.watchPods(ofDefault)) {
      transcript.answer("default/batch Pending x1", text(watch.receive()));
      transcript.answer("default/web Running x3", text(watch.receive()));
      transcript.says("default/web is scaled to 5");
      cluster.change(list.get(1).toBuilder().setReplicas(5).build());
      transcript.answer("default/web Running x5", text(watch.receive()));
    }
    transcript.says("the watch is closed");
  }

  private static String text(@Nullable Pod pod) {
    return pod == null
        ? "the end"
        : "%s/%s %s x%d"
            .formatted(pod.getNamespace(), pod.getName(), pod.getStatus(), pod.getReplicas());
  }
}
