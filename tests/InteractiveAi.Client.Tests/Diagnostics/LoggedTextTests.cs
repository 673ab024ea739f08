namespace InteractiveAi.Client.Tests;

public class LoggedTextTests
{
    [TestCase("""{"url":"data:image/png;base64,QUJDREVG"}""", """{"url":"data:image/png;base64,(8 characters)"}""")]
    [TestCase("""["base64,AA==","base64,"]""", """["base64,(4 characters)","base64,"]""")]
    [TestCase("data:image/png;base64,(12 bytes)", "data:image/png;base64,(12 bytes)")]
    public void WithoutMedia_DataUri_IsItsLength(string text, string expected)
    {
        Assert.That(LoggedText.WithoutMedia(text), Is.EqualTo(expected));
    }

    [Test]
    public void WithoutMedia_LongBase64_IsItsLength()
    {
        var data = new string('A', 513);

        var text = LoggedText.WithoutMedia($$$"""{"audio":{"id":"a","data":"{{{data}}}"}}""");

        Assert.That(text, Is.EqualTo("""{"audio":{"id":"a","data":"(513 characters)"}}"""));
    }

    [Test]
    public void WithoutMedia_TextWithoutAny_StaysTheSame()
    {
        var text = $"words and an id {new string('a', 512)}, and the end";

        Assert.That(LoggedText.WithoutMedia(text), Is.SameAs(text));
    }
}
