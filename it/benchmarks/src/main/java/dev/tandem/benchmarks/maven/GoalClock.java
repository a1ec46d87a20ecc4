package dev.tandem.benchmarks.maven;

import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MojoExecutionEvent;
import org.apache.maven.execution.MojoExecutionListener;

/** Put into a Maven, it writes down how long each goal itself takes. */
@Named
@Singleton
public final class GoalClock implements MojoExecutionListener {
  // One thread builds.
  private long start;

  @Override
  public void beforeMojoExecution(MojoExecutionEvent event) {
    start = System.nanoTime();
  }

  @Override
  public void afterMojoExecutionSuccess(MojoExecutionEvent event) {
    Notes.add(Notes.GOAL, event.getExecution(), System.nanoTime() - start);
  }

  @Override
  public void afterExecutionFailure(MojoExecutionEvent event) {
    // A build that fails is not measured.
  }
}
