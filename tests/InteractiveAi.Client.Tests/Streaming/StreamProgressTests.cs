namespace InteractiveAi.Client.Tests;

public sealed class StreamProgressTests
{
    [Test]
    public void Add_SeveralChoicesWithoutIndex_AreToldApartByPlace()
    {
        var progress = new StreamProgress(expected: 2);

        progress.Add(Chunks.Read("""{"choices":[{"delta":{"content":"A"}},{"delta":{"content":"B"}}]}"""));
        progress.Add(Chunks.Read("""{"choices":[{"finish_reason":"stop"},{"finish_reason":"stop"}]}"""));

        Assert.That(progress.PartialText, Is.EqualTo("A"));
        Assert.That(progress.IsFinished);
    }

    [Test]
    public void PartialText_OfManyPieces_IsAllOfThem([Values(1, 100, 1023, 1024, 1025, 5000)] int length)
    {
        using var progress = new StreamProgress(expected: 1);
        var pieces = Enumerable.Range(0, 9).Select(i => new string((char)('a' + i), length)).ToArray();

        foreach (var piece in pieces)
        {
            progress.Add(Chunks.Read($$$"""{"choices":[{"index":0,"delta":{"content":"{{{piece}}}"}}]}"""));
        }

        Assert.That(progress.PartialText, Is.EqualTo(string.Concat(pieces)));
    }

    [Test]
    public void PartialText_OfSeveralAnswers_IsTheFirstOnes()
    {
        using var progress = new StreamProgress(expected: 2);

        progress.Add(Chunks.Read("""{"choices":[{"index":1,"delta":{"content":"B"}}]}"""));
        progress.Add(Chunks.Read("""{"choices":[{"index":0,"delta":{"content":"A"}}]}"""));

        Assert.That(progress.PartialText, Is.EqualTo("A"));
    }

    [Test]
    public void ProviderAndUsage_SaidOnce_AreKept()
    {
        using var progress = new StreamProgress(expected: 1);
        var before = (progress.HasBegun, progress.Provider, progress.Usage);

        progress.Add(Chunks.Read("""{"provider":"P","choices":[],"usage":{"total_tokens":3}}"""));
        progress.Add(Chunks.Read("""{"choices":[]}"""));

        Assert.That(before, Is.EqualTo((false, default(string), default(TokenUsage))));
        Assert.That((progress.HasBegun, progress.Provider, progress.Usage?.TotalTokens), Is.EqualTo((true, "P", 3)));
    }

    [TestCase(1, "0", true)]
    [TestCase(1, "", false)]
    [TestCase(2, "0", false)]
    [TestCase(2, "1", false)]
    [TestCase(2, "01", true)]
    [TestCase(3, "01", false)]
    [TestCase(3, "012", true)]
    [TestCase(1, "012", true)]
    public void IsFinished_AnswersThatEndedAndThenSayNull_StaySo(int asked, string ended, bool finished)
    {
        using var progress = new StreamProgress(asked);
        foreach (var index in ended)
        {
            progress.Add(Chunks.Read($$$"""{"choices":[{"index":{{{index}}},"delta":{},"finish_reason":"stop"}]}"""));
            progress.Add(Chunks.Read($$$"""{"choices":[{"index":{{{index}}},"delta":{},"finish_reason":null}]}"""));
        }

        Assert.That(progress.IsFinished, Is.EqualTo(finished));
    }

    [Test]
    public void IsFinished_OneOfThreeHasNotEnded_IsFalse([Values(0, 1, 2)] int open)
    {
        using var progress = new StreamProgress(expected: 1);
        for (var index = 0; index < 3; index++)
        {
            var reason = index == open ? "\"\"" : "\"stop\"";
            progress.Add(
                Chunks.Read($$$"""{"choices":[{"index":{{{index}}},"delta":{},"finish_reason":{{{reason}}}}]}""")
            );
        }

        Assert.That(progress.IsFinished, Is.False);
    }

    [Test]
    public void References_WithoutAnAnswer_AreToldUntilOneComes()
    {
        using var progress = new StreamProgress(expected: 1);
        var before = progress.LacksItsAnswer;

        progress.Add(Chunks.Read("""{"object":"chat.references","finish_reason":"context_overflow"}"""));
        var after = (progress.LacksItsAnswer, progress.HasOverflown);
        progress.Add(Chunks.Read("""{"object":"chat.references"}"""));
        progress.Add(Chunks.Read("""{"choices":[{"index":0,"delta":{"content":"A"}}]}"""));

        Assert.That((before, after), Is.EqualTo((false, (true, true))));
        Assert.That((progress.LacksItsAnswer, progress.HasOverflown), Is.EqualTo((false, true)));
    }

    [Test]
    public void HasOverflown_SaidTwice_IsStillTrue()
    {
        using var progress = new StreamProgress(expected: 1);

        progress.Add(Chunks.Read("""{"object":"chat.references","finish_reason":"context_overflow"}"""));
        progress.Add(Chunks.Read("""{"object":"chat.references","finish_reason":"context_overflow"}"""));

        Assert.That(progress.HasOverflown);
    }

    [Test]
    public void Dispose_Twice_LeavesNothing()
    {
        var progress = new StreamProgress(expected: 1);
        progress.Add(Chunks.Read("""{"choices":[{"index":0,"delta":{"content":"A"}}]}"""));

        progress.Dispose();
        progress.Dispose();

        Assert.That(progress.PartialText, Is.Empty);
    }
}
