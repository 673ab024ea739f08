using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>The adapter's tests run twice: over the lowest version of the abstractions that the library asks for, and over the newest.</summary>
public class AbstractionsVersionTests
{
#if NEWEST_ABSTRACTIONS
    private const string Expected = "10.11.0.0";
#else
    private const string Expected = "10.3.0.0";
#endif

    [Test]
    public void Abstractions_OfThisRun_AreTheOnesItIsFor() =>
        Assert.That(typeof(IChatClient).Assembly.GetName().Version!.ToString(), Is.EqualTo(Expected));

    [Test]
    public void Library_InEitherRun_IsCompiledAgainstTheLowest() =>
        Assert.That(
            typeof(ChatClient)
                .Assembly.GetReferencedAssemblies()
                .Single(static name => name.Name == "Microsoft.Extensions.AI.Abstractions")
                .Version!.ToString(),
            Is.EqualTo("10.3.0.0")
        );
}
