def log = new File(basedir, 'build.log').readLines()
assert log.count { it.contains('tandem: nothing changed (') } == 2

def installed = { suffix ->
  def file = new File(localRepositoryPath, "dev/tandem/it/descriptor-attached/1/descriptor-attached-1${suffix}.protobin")
  assert file.isFile()
  assert log.count { it.contains('[INFO] Installing ') && it.endsWith(" to ${file}") } == 2
  file
}
def protobuf = []
new File(localRepositoryPath, 'com/google/protobuf/protobuf-java').eachFileRecurse {
  if (it.name ==~ /protobuf-java-[\d.]+\.jar/) protobuf << it.toURI().toURL()
}
def descriptorSet = new URLClassLoader(protobuf as URL[], (ClassLoader) null)
    .loadClass('com.google.protobuf.DescriptorProtos$FileDescriptorSet')
def read = { file -> descriptorSet.parseFrom(file.bytes) }

// Whoever has it needs nothing else: the services, with their comments, and all that they import.
def main = read(installed(''))
assert main.fileList.collect { it.name } == ['google/protobuf/empty.proto', 'acme/users.proto']
assert main.fileList[1].serviceList.collect { it.name } == ['Users']
assert main.fileList[1].sourceCodeInfo.locationList.any { it.leadingComments == ' Knows all users.\n' }
// That of the tests has a name of its own.
def test = read(installed('-test'))
assert test.fileList.collect { it.name } == ['google/protobuf/empty.proto', 'acme/users.proto', 'acme/fakes.proto']
assert test.fileList[2].serviceList.collect { it.name } == ['Fakes']

// The same bytes, whenever and wherever they are made.
['generate', 'test-generate'].each { goal ->
  def files = ['first', 'second'].collect { new File(basedir, "${it}/tandem/${goal}/default/descriptors.protobin") }
  assert files[0].bytes == files[1].bytes
}
return true
