using InteractiveAi.Client.Fuzzing;

namespace InteractiveAi.Client.Tests;

/// <summary>Every target of the fuzzer, for a moment. The same inputs each time; the program in the fuzzing project runs as long as one likes.</summary>
public sealed class FuzzTests
{
    private const int Seed = 20_261;

    // As many as take a fraction of a second; a slow machine stops earlier.
    private const int Iterations = 600;
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(2);

    private static readonly InputCorpus corpus = InputCorpus.Load();

    [TestCaseSource(typeof(FuzzTargets), nameof(FuzzTargets.Names))]
    public void Target_GivenRandomInputs_KeepsItsRules(string name)
    {
        using FuzzTarget target = FuzzTargets.All().Single(target => target.Name == name);

        FuzzReport report = new FuzzRun(target, corpus, Seed).Run(longest, iterations: Iterations);

        TestContext.Out.WriteLine(report);
        Assert.That(report.Findings, Is.Empty, () => string.Join("\n", report.Findings));
        Assert.That(report.Iterations, Is.Positive);
    }

    [Test]
    public void Inputs_OfOneSeed_AreTheSameEachTime()
    {
        using FuzzTarget target = new EventTarget();

        byte[][] first =
        [
            .. Enumerable.Range(0, 50).Select(seed => target.Make(new InputSource(new Random(seed), corpus))),
        ];
        byte[][] again =
        [
            .. Enumerable.Range(0, 50).Select(seed => target.Make(new InputSource(new Random(seed), corpus))),
        ];

        Assert.That(again, Is.EqualTo(first));
        Assert.That(first, Is.Unique);
    }

    [Test]
    public void Run_OfATargetThatFails_FindsTheSmallestInputAndHowToSeeItAgain()
    {
        using Sevens target = new();

        FuzzReport report = new FuzzRun(target, corpus, Seed).Run(longest, iterations: 200);
        FuzzFinding found = report.Findings.Single();
        FuzzReport again = new FuzzRun(target, corpus, Seed).Run(longest, found.Iteration, iterations: 1);

        Assert.That(found.Input, Is.EqualTo("77"u8.ToArray()));
        Assert.That(found.Problem, Is.EqualTo("two sevens: 77"));
        Assert.That(again.Findings.Single(), Has.Property(nameof(FuzzFinding.Input)).EqualTo(found.Input));
        Assert.That(found.ToString(), Does.Contain($"--seed {Seed} --from {found.Iteration} --iterations 1"));
    }

    [Test]
    public void Bound_OfMemory_IsFeltAtOnce()
    {
        static void Waste() => GC.KeepAlive(new byte[AllocationBound.Base + 1024]);

        Assert.That(() => AllocationBound.Check(0, Waste), Throws.InstanceOf<FuzzFailureException>());
        Assert.That(() => AllocationBound.Check(1024, Waste), Throws.Nothing);
    }

    private sealed class Sevens : FuzzTarget
    {
        public override string Name => "sevens";

        public override byte[] Make(InputSource source) =>
            [.. Enumerable.Range(0, 40).Select(_ => (byte)source.Random.Next('0', '9' + 1))];

        public override void Run(byte[] input, int salt)
        {
            if (input.Count(static each => each is (byte)'7') > 1)
            {
                throw new FuzzFailureException($"two sevens: {System.Text.Encoding.ASCII.GetString(input)}");
            }
        }
    }
}
