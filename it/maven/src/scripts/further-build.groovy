import org.apache.maven.shared.invoker.DefaultInvocationRequest
import org.apache.maven.shared.invoker.DefaultInvoker

// One more build of a project, for verify scripts: with the Maven and the local repository of the first one.
return { Closure settings ->
  def lines = []
  def request = new DefaultInvocationRequest()
  request.baseDirectory = basedir
  request.batchMode = true
  request.localRepositoryDirectory = localRepositoryPath
  // The first build has fetched everything. Offline, and without asking from where it came, this
  // works behind any mirror.
  request.offline = true
  request.properties = new Properties()
  // The names of the setting in Maven 3 and 4.
  ['aether.enhancedLocalRepository.trackingFilename', 'aether.lrm.enhanced.trackingFilename'].each {
    request.properties[it] = 'unused'
  }
  request.outputHandler = { lines << it }
  // The invoker's own setting is ignored inside of Maven.
  request.mavenHome = new File(mavenHome)
  settings(request)
  [succeeded: new DefaultInvoker().execute(request).exitCode == 0, lines: lines]
}
