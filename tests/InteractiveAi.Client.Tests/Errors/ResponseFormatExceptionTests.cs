namespace InteractiveAi.Client.Tests;

public sealed class ResponseFormatExceptionTests
{
    [TestCase(null, null, "The answer is not a chat completion.")]
    [TestCase("The answer has no body.", null, "The answer has no body.")]
    [TestCase("The answer is HTML", "$.a[0]\r\n", "The answer is HTML (at $.a[0]).")]
    public void Message_ProblemAndPath_AreOneSentence(string? problem, string? path, string expected)
    {
        var exception = new ResponseFormatException(
            new ResponseFormatErrorContext
            {
                Problem = problem,
                Path = path,
                Excerpt = "CANARY",
            }
        );

        Assert.That((exception.Message, exception.Path, exception.Excerpt), Is.EqualTo((expected, path, "CANARY")));
    }

    [Test]
    public void Excerpt_Long_IsBoundedAndMasked()
    {
        var exception = new ResponseFormatException(
            new ResponseFormatErrorContext { Excerpt = "Bearer abc123 " + new string('x', 5000) }
        );

        Assert.That(exception.Excerpt, Does.StartWith("Bearer *** x").And.Length.LessThanOrEqualTo(1024));
    }

    [Test]
    public void Constructor_Rest_IsKept()
    {
        var response = new ResponseInfo { RequestId = "r" };
        var inner = new FormatException();

        var exception = new ResponseFormatException(
            new ResponseFormatErrorContext { Response = response, InnerException = inner }
        );

        Assert.That(
            (exception.Response, exception.InnerException, exception.Excerpt),
            Is.EqualTo((response, (Exception)inner, (string?)null))
        );
    }

    [Test]
    public void Constructor_Null_IsRefused() =>
        Assert.That(() => new ResponseFormatException(null!), Throws.ArgumentNullException);
}
