def generated = new File(basedir, 'target/generated-sources/tandem/com/acme/v1')
assert generated.list().findAll { it.startsWith('Users') && it.contains('Api') }.sort() ==
    ['UsersApi.java', 'UsersApiRpc.java']
// unimplemented=abstract
def api = new File(generated, 'UsersApi.java').text
assert api =~ /User getUser\(User \w+\);/
assert !api.contains('default ')
assert new File(basedir, 'target/classes/com/acme/v1/UsersApi.class').isFile()
return true
