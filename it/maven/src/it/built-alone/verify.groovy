import org.apache.maven.shared.invoker.DefaultInvocationRequest
import org.apache.maven.shared.invoker.DefaultInvoker

def build = { List<String> arguments ->
  def lines = []
  def request = new DefaultInvocationRequest()
  request.baseDirectory = basedir
  request.batchMode = true
  request.localRepositoryDirectory = localRepositoryPath
  request.offline = true
  request.properties = new Properties()
  // So that nothing is asked from where it came; the names of the setting in Maven 3 and 4.
  ['aether.enhancedLocalRepository.trackingFilename', 'aether.lrm.enhanced.trackingFilename'].each {
    request.properties[it] = 'unused'
  }
  request.addArgs(arguments)
  request.outputHandler = { lines << it }
  request.mavenHome = new File(mavenHome)
  [succeeded: new DefaultInvoker().execute(request).exitCode == 0, log: lines.join('\n')]
}

// A module by itself: its sibling is in the local repository or, with Maven 4, in the target folder of the parent.
def service = ['generate-sources', '-pl', 'service']
assert build(service).succeeded
def again = build(service)
assert again.succeeded && again.log.contains('tandem: nothing changed (')

// What it imports changes by itself too, and the next run sees that.
def money = new File(basedir, 'library/src/main/proto/acme/money.proto')
money.text = money.text.replace('message Money', 'message Cash')
// Only Maven 4 sees what was packaged and not installed.
def goal = new File(basedir, 'target/project-local-repo').isDirectory() ? 'package' : 'install'
assert build([goal, '-pl', 'library']).succeeded
def changed = build(service)
assert changed.log.contains('tandem: dependency dev.tandem.it:built-alone-library:1 changed: generating')
assert !changed.succeeded && changed.log.contains('"Money" is not defined.')
return true
