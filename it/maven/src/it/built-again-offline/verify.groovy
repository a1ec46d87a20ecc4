import java.nio.file.Files

def builds = ['first', 'second'].collect { new File(basedir, it) }
def log = new File(basedir, 'build.log').readLines()
// Both did all of the work, the second one without a network.
assert log.count { it.contains('tandem: first run: generating') } == 2

// The same bytes: the Java, and the jar with all that was compiled from it.
def contents = { folder ->
  def found = [:]
  folder.eachFileRecurse(groovy.io.FileType.FILES) {
    found[folder.toPath().relativize(it.toPath()).toString()] = it.bytes.toList()
  }
  found
}
def generated = builds.collect { contents(new File(it, 'generated-sources/tandem')) }
assert generated[0].size() > 7 && generated[0] == generated[1]
def jars = builds.collect { new File(it, 'built-again-offline-1.jar') }
assert jars[0].bytes == jars[1].bytes

// A local repository need not be writable: the second build left nothing in it, not even a permission.
def end = Files.getLastModifiedTime(jars[0].toPath())
def newer = []
localRepositoryPath.eachFileRecurse(groovy.io.FileType.FILES) {
  // Those of Maven 4 itself.
  def isLock = it.path.contains('/.locks/')
  if (!isLock && Files.getLastModifiedTime(it.toPath()) > end) {
    newer << it
  }
}
assert newer == []
def protocs = []
new File(localRepositoryPath, 'com/google/protobuf/protoc').eachFileRecurse { if (it.name.endsWith('.exe')) protocs << it }
assert !protocs.isEmpty() && protocs.every { !it.canExecute() }
return true
