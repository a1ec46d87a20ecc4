package dev.tandem.demo.service;

import com.example.infra.ListPodsRequest;
import com.example.infra.ListPodsResponse;
import com.example.infra.Pod;
import com.example.infra.PodService;
import dev.tandem.runtime.Sender;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A small cluster. */
public final class Pods implements PodService {
  private final SortedMap<String, Pod> pods = new TreeMap<>();
  private final Log<Pod> changes = new Log<>();

  /** Starts the pods that every cluster has. */
  public Pods() {
    change(pod("system", "dns", "Running", 2));
    change(pod("default", "web", "Running", 3));
    change(pod("default", "batch", "Pending", 1));
  }

  @Override
  public ListPodsResponse listPods(ListPodsRequest request) {
    return ListPodsResponse.newBuilder().addAllPods(matching(request)).build();
  }

  @Override
  public void watchPods(ListPodsRequest request, Sender<Pod> responses) {
    List<Pod> now;
    int next;
    synchronized (this) { // Between the two, no change is lost and none is sent twice.
      now = matching(request);
      next = changes.size();
    }
    now.forEach(responses::send);
    try {
      while (true) {
        Pod changed = changes.await(next++);
        if (matches(changed, request)) {
          responses.send(changed);
        }
      }
    } catch (InterruptedException callerHasLeft) {
      Thread.currentThread().interrupt();
    }
  }

  /** Creates a pod, or changes the one of that name: what watchers see happen. */
  public synchronized void change(Pod pod) {
    pods.put(pod.getNamespace() + "/" + pod.getName(), pod);
    changes.add(pod);
  }

  private synchronized List<Pod> matching(ListPodsRequest request) {
    return pods.values().stream().filter(pod -> matches(pod, request)).toList();
  }

  private static boolean matches(Pod pod, ListPodsRequest request) {
    return request.getNamespace().isEmpty() || request.getNamespace().equals(pod.getNamespace());
  }

  private static Pod pod(String namespace, String name, String status, int replicas) {
    return Pod.newBuilder()
        .setNamespace(namespace)
        .setName(name)
        .setStatus(status)
        .setReplicas(replicas)
        .build();
  }
}
