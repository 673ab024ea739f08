using System.Globalization;

namespace InteractiveAi.Client.Tests;

public sealed class ChatTimeoutExceptionTests
{
    [TestCase(ChatTimeoutPhase.Response, "The answer was not complete within 1.5 s")]
    [TestCase(ChatTimeoutPhase.FirstEvent, "The stream sent no event within 1.5 s")]
    [TestCase(ChatTimeoutPhase.Idle, "The stream fell silent for 1.5 s")]
    [TestCase(ChatTimeoutPhase.HttpClient, "The HttpClient gave up after 1.5 s")]
    public void Message_EveryPhase_SaysWhatWasWaitedForInAnyCulture(ChatTimeoutPhase phase, string begin)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("fa-IR");
        try
        {
            var exception = new ChatTimeoutException(phase, TimeSpan.FromSeconds(1.5));

            Assert.That(exception.Message, Does.StartWith(begin));
            Assert.That((exception.Phase, exception.Limit), Is.EqualTo((phase, TimeSpan.FromSeconds(1.5))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Type_IsATimeoutAndNoCancellation() =>
        Assert.That(
            new ChatTimeoutException(ChatTimeoutPhase.Idle, TimeSpan.FromSeconds(1), new OperationCanceledException()),
            Is.InstanceOf<TimeoutException>().And.Not.InstanceOf<OperationCanceledException>()
        );
}
