// Brackwell climate plan, data of the public page
const plan = [
  { id: 'c1', actionTitle: "Insulate the sheltered flats on Weir Street", leadAgency: 'Brackwell Housing Service', supportingPartners: ['Brackwell Energy Trust', "St Anne's Society"], dueDate: '2031-09-30', status: 'on track', budget: { amount: 240000, currency: 'GBP', source: 'Climate levy' } },
  { id: 'c2', actionTitle: "Swap diesel vans of the parks crew for electric ones", leadAgency: 'Parks Department', supportingPartners: [], dueDate: '2032-03-31', status: 'not started', budget: { amount: 90000, currency: 'GBP', source: 'Town budget' } },
  /* moved from the last plan */
  { id: 'c3', actionTitle: 'Teach repair of bicycles in both secondary schools', leadAgency: 'Brackwell Schools Service', supportingPartners: ['Spoke Workshop'], dueDate: '2031-12-15', status: 'done', budget: null },
  { id: 'c4', actionTitle: `Map the trees that shade bus stops`, leadAgency: '', supportingPartners: ['Tree Wardens'], dueDate: '2031-05-31', status: 'on track', budget: { amount: 4000, currency: 'GBP', source: 'Town budget' } },
];
export default plan;
