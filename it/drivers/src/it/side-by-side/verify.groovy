def furtherBuild = evaluate(new File(furtherBuildScript))
def build = { File folder, String goal ->
  def built = furtherBuild {
    it.baseDirectory = folder
    it.goals = [goal]
  }
  [succeeded: built.succeeded, log: built.lines.join('\n')]
}
def file = { String plugin, String name -> new File(basedir, "${plugin}/${name}") }
def generated = { String plugin, String module ->
  def found = []
  file(plugin, module).eachFileRecurse { if (it.name.endsWith('.java')) found << it }
  found.collectEntries { [it.name, it.text] }
}
def protosWithClasses = { String plugin, String module ->
  (file(plugin, "${module}/target/classes/acme").list() ?: []).toList().sort()
}
def plugins = ['ascopes', 'tandem']
def defects = ['proto-deleted', 'option-changed', 'outputs-deleted', 'classes-deleted']

// Both did their work in the first build.
plugins.each { plugin ->
  defects.each {
    assert generated(plugin, it).keySet().containsAll(['User.java', 'Order.java'])
    assert !generated(plugin, it)['User.java'].contains('GeneratedMessageLite')
    assert protosWithClasses(plugin, it) == ['orders.proto', 'users.proto']
  }
}

// One change in each module, and a second build.
plugins.each { plugin ->
  assert file(plugin, 'proto-deleted/src/main/protobuf/acme/orders.proto').delete()
  def pom = file(plugin, 'option-changed/pom.xml')
  pom.text = pom.text.replace('<lite>false', '<lite>true')
  assert file(plugin, 'outputs-deleted/target/generated-sources').deleteDir()
  assert file(plugin, 'classes-deleted/target/classes').deleteDir()
}
def second = build(basedir, 'process-resources')
assert second.succeeded : second.log

// 1. A proto was deleted: the Java that was made from it stays. Ours goes.
assert generated('ascopes', 'proto-deleted').keySet().containsAll(['User.java', 'Order.java'])
assert generated('tandem', 'proto-deleted').containsKey('User.java')
assert !generated('tandem', 'proto-deleted').containsKey('Order.java')

// 2. An option was changed to lite messages: they are still the full ones. Ours are lite.
assert !generated('ascopes', 'option-changed')['User.java'].contains('GeneratedMessageLite')
assert generated('tandem', 'option-changed')['User.java'].contains('GeneratedMessageLite')

// 3. The generated sources were deleted: none is made again. Ours are.
assert generated('ascopes', 'outputs-deleted').isEmpty()
assert generated('tandem', 'outputs-deleted') == generated('tandem', 'classes-deleted')

// 4. target/classes was deleted: the protos are not in it, nor in the jar, again. Ours are.
assert protosWithClasses('ascopes', 'classes-deleted').isEmpty()
assert protosWithClasses('tandem', 'classes-deleted') == ['orders.proto', 'users.proto']

// 5. A module imports from another one of the same build, and nothing is packaged: that fails. Not with ours.
def siblings = plugins.collectEntries { [it, build(file(it, 'siblings'), 'generate-sources')] }
assert !siblings.ascopes.succeeded
assert siblings.ascopes.log.contains('side-by-side-ascopes-api') && !generated('ascopes', 'siblings').containsKey('Team.java')
assert siblings.tandem.succeeded : siblings.tandem.log
assert generated('tandem', 'siblings').containsKey('Team.java')
return true
