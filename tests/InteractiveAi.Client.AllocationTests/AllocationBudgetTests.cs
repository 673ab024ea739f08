using System.Diagnostics;
using InteractiveAi.Client.Benchmarks;

namespace InteractiveAi.Client.AllocationTests;

/// <remarks>Bytes, never times: allocations on one thread repeat to the byte, wherever and beside whatever the tests run.</remarks>
[TestFixture]
[NonParallelizable]
internal sealed class AllocationBudgetTests
{
    private static IReadOnlyList<Budget> Budgets => BudgetTable.All;

    [TestCaseSource(nameof(Budgets))]
    public void Library_DoingItsWork_StaysWithinItsBudget(Budget budget)
    {
        double bytes = budget.Workload().MeasureBytes();

        TestContext.Out.WriteLine(budget.Describe(bytes));
        Assert.That(budget.IsExceededBy(bytes), Is.False, budget.Describe(bytes));
    }

    [Test]
    public void Guard_OneSmallObjectMorePerChunk_Fails()
    {
        Budget budget = BudgetTable.All[0];
        Workload workload = budget.Workload();
        object[] kept = new object[workload.Units];
        Workload wasteful = workload with
        {
            Run = () =>
            {
                for (int i = 0; i < kept.Length; i++)
                {
                    kept[i] = new object();
                }

                return workload.Run();
            },
        };

        double bytes = wasteful.MeasureBytes();

        Assert.That(budget.IsExceededBy(bytes), Is.True, budget.Describe(bytes));
    }

    [Test]
    public void Guard_WorkThatGoesOnElsewhere_IsNotMeasured()
    {
        Workload elsewhere = new(static async () => await Task.Yield(), Units: 1);

        Assert.That(elsewhere.MeasureBytes, Throws.InvalidOperationException);
    }

    [Test]
    public void Guard_LibraryUnderTest_IsBuiltAsItShips()
    {
        var debuggable = typeof(ChatClient).Assembly.GetCustomAttributes(typeof(DebuggableAttribute), inherit: false);

        Assert.That(
            debuggable.Cast<DebuggableAttribute>().All(static attribute => !attribute.IsJITOptimizerDisabled),
            Is.True
        );
    }
}
