import java.nio.file.Files
import java.nio.file.attribute.FileTime

def furtherBuild = evaluate(new File(furtherBuildScript))
def build = { List<String> goals, Map<String, String> properties = [:] ->
  def built = furtherBuild {
    it.goals = goals
    it.properties.putAll(properties)
  }
  assert built.succeeded : built.lines.join('\n')
  built.lines
}
// What the plugin says about each module.
def said = { lines ->
  def found = [:].withDefault { [] }
  def module = null
  lines.each {
    def start = it =~ /< dev\.tandem\.it:reasons-(\S+) >/
    if (start.find()) {
      module = start.group(1)
    } else if (module != null && it.contains('tandem: ')) {
      found[module] << it.replaceAll(/.*tandem: /, '')
    }
  }
  found
}
def edit = { file, from, to ->
  assert file.text.contains(from)
  file.text = file.text.replace(from, to)
}
def touch = { file -> Files.setLastModifiedTime(file.toPath(), FileTime.fromMillis(file.lastModified() + 60_000)) }

def generated = 'target/generated-sources/tandem/com/acme'
def changes = [
  'nothing': [{ }, ['nothing changed (16 files)']],
  'touched': [
    { touch(new File(it, 'src/main/proto/acme/users.proto')); touch(new File(it, "${generated}/Users.java")) },
    ['nothing changed (16 files)']],
  'proto-changed': [
    { edit(new File(it, 'src/main/proto/acme/users.proto'), 'GetUser', 'FindUser') },
    ['acme/users.proto changed: generating', '2 protos -> 16 files (6 changed)']],
  'proto-new': [
    { new File(it, 'src/main/proto/acme/more.proto').text = 'syntax = "proto3";' },
    ['acme/more.proto is new: generating', '3 protos -> 17 files (1 changed)']],
  'proto-deleted': [
    { assert new File(it, 'src/main/proto/acme/orders.proto').delete() },
    ['acme/orders.proto was deleted: generating', '1 proto -> 8 files (0 changed, 8 removed)']],
  'option': [
    { edit(new File(it, 'pom.xml'), '<client>true', '<client>false') },
    ['option client changed: generating', '2 protos -> 12 files (4 changed, 4 removed)']],
  'excludes': [
    { edit(new File(it, 'pom.xml'), 'acme/excluded.proto', 'acme/none.proto') },
    ['excludes changed: generating', '2 protos -> 16 files (0 changed)']],
  'output-edited': [
    { edit(new File(it, "${generated}/UsersClient.java"), 'getUser', 'gotUser') },
    ['com/acme/UsersClient.java was edited: generating', '2 protos -> 16 files (1 changed)']],
  'output-deleted': [
    { assert new File(it, "${generated}/UsersClient.java").delete() },
    ['com/acme/UsersClient.java was deleted: generating', '2 protos -> 16 files (1 changed)']],
  'outputs-deleted': [
    { assert new File(it, 'target/generated-sources').deleteDir() },
    [' was deleted (and 15 more): generating', '2 protos -> 16 files (16 changed)']],
  'classes-deleted': [
    { assert new File(it, 'target/classes').deleteDir() },
    ['nothing changed (16 files)']],
  'note-deleted': [
    { assert new File(it, 'target/tandem').deleteDir() },
    ['first run: generating', '2 protos -> 16 files (0 changed)']],
  'library': [
    {
      edit(new File(it, 'src/main/proto/acme/library/money.proto'), 'cents', 'cent')
      edit(new File(it, 'src/main/proto/acme/library/audit.proto'), '50001', '50002')
    },
    ['acme/library/audit.proto changed (and 1 more): generating', '2 protos -> ']],
  'importer': [
    { },
    ['import acme/library/money.proto changed (and 1 more): generating', '1 proto -> ']],
]

// Each module for the first time.
def first = said(new File(basedir, 'build.log').readLines())
assert first.keySet() == changes.keySet()
first.each { name, lines -> assert lines.size() == 2 && lines[0] == 'first run: generating' : name }

def copy = new File(basedir, 'proto-deleted/target/classes/acme/orders.proto')
def noteOfCopies = new File(basedir, 'proto-deleted/target/tandem/generate/default/copies')
def lastCopy = copy.text
def lastNote = noteOfCopies.text

// One change in each; then none.
changes.each { name, change -> change[0](new File(basedir, name)) }
def second = said(build(['process-resources']))
changes.each { name, change ->
  def lines = second[name]
  assert lines.size() == change[1].size() : "${name}: ${lines}"
  [lines, change[1]].transpose().each { line, expected -> assert line.contains(expected) : "${name}: ${lines}" }
}
// As if that build had been killed when it had generated, and was about to remove the copy.
assert !copy.exists()
copy.text = lastCopy
noteOfCopies.text = lastNote
def third = said(build(['process-resources']))
assert third.keySet() == changes.keySet()
third.each { name, lines -> assert lines.size() == 1 && lines[0].startsWith('nothing changed (') : name }

// The outputs are right too.
def outputs = { name -> new File(basedir, "${name}/${generated}").list().sort() }
assert outputs('proto-deleted').every { it.contains('User') }
assert !outputs('option').any { it.contains('Client') }
assert outputs('output-deleted') == outputs('nothing') && outputs('outputs-deleted') == outputs('nothing')
['output-edited', 'output-deleted', 'outputs-deleted'].each {
  assert new File(basedir, "${it}/${generated}/UsersClient.java").text ==
      new File(basedir, "nothing/${generated}/UsersClient.java").text
}
assert new File(basedir, "proto-changed/${generated}/Users.java").text.contains('findUser')
// No reason to generate, and yet the protos are with the classes again.
assert new File(basedir, 'classes-deleted/target/classes/acme').list().sort() == ['orders.proto', 'users.proto']
// And one that is gone is not among them any more.
assert new File(basedir, 'proto-deleted/target/classes/acme').list().toList() == ['users.proto']

// What all modules share: the runtime, the plugin, protoc.
def one = { Map<String, String> properties = [:] ->
  said(build(['process-resources', '-pl', 'nothing'], properties))['nothing']
}
def version = new File(localRepositoryPath, 'dev/tandem/tandem-runtime').listFiles().find { it.directory }.name
def installed = { artifact ->
  def jar = new File(localRepositoryPath, "dev/tandem/${artifact}/${version}/${artifact}-${version}.jar")
  assert jar.isFile()
  jar
}
touch(installed('tandem-runtime'))
assert one()[0] == "dependency dev.tandem:tandem-runtime:${version} changed: generating"
touch(installed('tandem-maven-plugin'))
assert one()[0] == 'the plugin changed: generating'
assert one(['tandem.force': 'true']) == ['forced: generating', first['nothing'][1].replace('(16 changed)', '(0 changed)')]
def protoc = new File(basedir, 'protoc')
// The one in the local repository need not be executable.
protoc.bytes = new File(localRepositoryPath, 'com/google/protobuf/protoc').listFiles()
    .collectMany { it.isDirectory() ? it.listFiles().toList() : [] }.find { it.name.endsWith('.exe') }.bytes
assert protoc.setExecutable(true)
def was = (first['nothing'][1] =~ /protoc (\S+)/)[0][1]
assert one(['tandem.protocExecutable': protoc.path])[0] == "protoc ${was} -> ${protoc}: generating"
touch(protoc)
assert one(['tandem.protocExecutable': protoc.path])[0] == "protoc ${protoc} changed: generating"
assert one(['tandem.protocExecutable': protoc.path]) == ['nothing changed (16 files)']
return true
