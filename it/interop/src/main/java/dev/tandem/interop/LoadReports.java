package dev.tandem.interop;

import io.grpc.services.CallMetricRecorder;
import io.grpc.services.MetricRecorder;
import io.grpc.testing.integration.Messages.TestOrcaReport;

/** Reports the load that a request asks for: of one call, or of the server. */
record LoadReports(MetricRecorder server) {

  static void ofCall(TestOrcaReport report) {
    CallMetricRecorder call = CallMetricRecorder.getCurrent();
    call.recordCpuUtilizationMetric(report.getCpuUtilization());
    call.recordMemoryUtilizationMetric(report.getMemoryUtilization());
    report.getRequestCostMap().forEach(call::recordRequestCostMetric);
    report.getUtilizationMap().forEach(call::recordUtilizationMetric);
  }

  void ofServer(TestOrcaReport report) {
    server.setCpuUtilizationMetric(report.getCpuUtilization());
    server.setMemoryUtilizationMetric(report.getMemoryUtilization());
    server.setAllUtilizationMetrics(report.getUtilizationMap());
  }
}
