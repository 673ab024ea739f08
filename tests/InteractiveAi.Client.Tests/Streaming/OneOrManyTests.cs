namespace InteractiveAi.Client.Tests;

public class OneOrManyTests
{
    [Test]
    public void Default_IsNoList()
    {
        OneOrMany<string> list = default;

        Assert.That(
            (list.IsAbsent, list.Count, list.First, list.AsList()),
            Is.EqualTo((true, 0, (string?)null, (object?)null))
        );
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(5)]
    public void Add_AnyNumber_IsTheListInOrder(int count)
    {
        var expected = Enumerable.Range(0, count).Select(i => $"{i}").ToList();
        var list = OneOrMany<string>.Empty;

        foreach (var item in expected)
        {
            list.Add(item);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That((list.IsAbsent, list.Count, list.First), Is.EqualTo((false, count, expected.FirstOrDefault())));
            Assert.That(Enumerable.Range(0, count).Select(i => list[i]), Is.EqualTo(expected));
            var made = list.AsList();
            Assert.That(made, Is.EqualTo(expected));
            Assert.That(list.AsList(), Is.SameAs(made), "it is made once");
            Assert.That((list.Count, list.First), Is.EqualTo((count, expected.FirstOrDefault())));
        }
    }

    [Test]
    public void Constructor_AListOfTheUsers_IsThatList()
    {
        IReadOnlyList<string> theirs = ["a", "b"];

        var list = new OneOrMany<string>(theirs);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(list.AsList(), Is.SameAs(theirs));
            Assert.That((list.Count, list.First, list[1]), Is.EqualTo((2, "a", "b")));
            Assert.That(new OneOrMany<string>(null).IsAbsent, Is.True);
        }
    }
}
