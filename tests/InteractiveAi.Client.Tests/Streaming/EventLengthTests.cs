using System.Text;

namespace InteractiveAi.Client.Tests;

public sealed class EventLengthTests
{
    private static readonly string[] Lines =
    [
        "data: a",
        ": comment",
        "data: a long line of an event",
        "event: x",
        "",
        "id",
    ];

    // What it counts, counted line by line.
    [Test]
    public void Accept_AnyEventsInAnyReads_StopsBeforeTheFirstThatIsTooLong(
        [Values("\n", "\r\n", "\r")] string lineBreak,
        [Range(1, 40)] int seed
    )
    {
        var random = new Random(seed);
        List<string> events = [];
        for (var i = 0; i < 30; i++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Lines[random.Next(4)] + lineBreak);
            events.Add(string.Concat(lines));
        }

        var limit = random.Next(20, 90);
        var tooLong = events.FindIndex(each => each.Length > limit);
        var before = tooLong < 0 ? events : events[..tooLong];
        var expected = before.Sum(each => each.Length + lineBreak.Length);
        var body = Encoding.UTF8.GetBytes(string.Concat(events.Select(each => each + lineBreak)));
        foreach (var most in new[] { 1, 7, 60, body.Length })
        {
            var length = new EventLength(limit);
            var accepted = 0;
            for (var position = 0; position < body.Length; )
            {
                var count = Math.Min(most, body.Length - position);
                var part = length.Accept(body.AsSpan(position, count));
                accepted += part;
                position += count;
                if (part < count)
                {
                    break;
                }
            }

            if (tooLong < 0)
            {
                Assert.That(accepted, Is.EqualTo(body.Length), $"reads of {most}");
            }
            else
            {
                // Whole events only when they came in one read, and never more than the limit of the one that is too long.
                Assert.That(
                    accepted,
                    Is.GreaterThanOrEqualTo(expected - lineBreak.Length + 1).And.LessThanOrEqualTo(expected + limit),
                    $"reads of {most}"
                );
            }
        }
    }

    [TestCase("data: 1\n\n", 8, ExpectedResult = 9)]
    [TestCase("data: 1\n\n", 7, ExpectedResult = 0)]
    [TestCase("data: 1\r\n\r\ndata: 2\r\n\r\n", 9, ExpectedResult = 22)]
    [TestCase("data: 1\r\n\r\ndata: 22\r\n\r\n", 9, ExpectedResult = 10)]
    [TestCase("data: 1\r\rdata: 2\r\r", 8, ExpectedResult = 18)]
    [TestCase("data: 1\n\r\ndata: 2\n\n", 8, ExpectedResult = 19)]
    [TestCase("\n\n\n\ndata", 4, ExpectedResult = 8)]
    [TestCase("\n\n\n\ndata", 3, ExpectedResult = 4)]
    [TestCase("", 1, ExpectedResult = 0)]
    public int Accept_OneRead_IsWhatStandsBeforeTheEventThatIsTooLong(string text, int limit) =>
        new EventLength(limit).Accept(Encoding.UTF8.GetBytes(text));

    [Test]
    public void Accept_LongestLimit_DoesNotOverflow()
    {
        var length = new EventLength(int.MaxValue);

        for (var i = 0; i < 10; i++)
        {
            Assert.That(length.Accept("data"u8), Is.EqualTo(4));
        }
    }
}
