using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>A list of one content behaves as any list, before and after it has grown.</summary>
public class ContentListTests
{
    private static readonly TextContent First = new("1");
    private static readonly TextContent Second = new("2");

    [Test]
    public void List_OfOne_IsAList()
    {
        ContentList list = new(First);
        AIContent[] copy = new AIContent[2];

        list.CopyTo(copy, 1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(list, Is.EqualTo(new[] { First }));
            Assert.That(list, Has.Count.EqualTo(1));
            Assert.That(list[0], Is.SameAs(First));
            Assert.That(list.IndexOf(First), Is.Zero);
            Assert.That(list.Contains(Second), Is.False);
            Assert.That(list.IsReadOnly, Is.False);
            Assert.That(copy, Is.EqualTo(new[] { null, First }));
            Assert.That(() => list[1], Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => list[-1], Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void List_ThatIsChanged_HoldsWhatAListWould()
    {
        Action<IList<AIContent>>[] changes =
        [
            static list => list.Add(Second),
            static list => list.Insert(0, Second),
            static list => list.Insert(1, Second),
            static list => list[0] = Second,
            static list => list.Clear(),
            static list => list.Remove(First),
            static list => list.Remove(Second),
            static list => list.RemoveAt(0),
        ];
        foreach (Action<IList<AIContent>> change in changes)
        {
            List<AIContent> expected = [First];
            ContentList list = new(First);

            change(expected);
            change(list);

            Assert.That(list, Is.EqualTo(expected));
            Assert.That(list, Has.Count.EqualTo(expected.Count));
            Assert.That(list.IndexOf(Second), Is.EqualTo(expected.IndexOf(Second)));
        }
    }
}
