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
}
