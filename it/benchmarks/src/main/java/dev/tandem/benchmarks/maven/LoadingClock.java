package dev.tandem.benchmarks.maven;

import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.eventspy.AbstractEventSpy;
import org.apache.maven.execution.ExecutionEvent;

/**
 * The same as {@link GoalClock} with what Maven does before: it finds the plugin's jars, loads it
 * and fills in its parameters. Still without the dependencies of the project.
 */
@Named
@Singleton
public final class LoadingClock extends AbstractEventSpy {
  // One thread builds.
  private long start;

  @Override
  public void onEvent(Object event) {
    if (event instanceof ExecutionEvent execution) {
      if (execution.getType() == ExecutionEvent.Type.MojoStarted) {
        start = System.nanoTime();
      } else if (execution.getType() == ExecutionEvent.Type.MojoSucceeded) {
        Notes.add(Notes.LOADING, execution.getMojoExecution(), System.nanoTime() - start);
      }
    }
  }
}
